//===- Report/LockGraphView.cpp - the lock graph on the page --------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/LockGraphView.h"
#include "Report/LayeredLayout.h"
#include "Report/PlaceName.h"
#include "Report/PrintableText.h"
#include "llvm/ADT/GraphTraits.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace heddle::report {

using namespace findings;
using llvm::json::Array;
using llvm::json::Object;

namespace {

/// Pixels, of a fixed font of 12.
constexpr double CharacterWidth = 7.25;
constexpr int LabelPadding = 10, Margin = 16, LoopHeight = 11;
constexpr unsigned LabelWidth = 38; ///< characters

/// The lock graph as LLVM's graph algorithms want it; node 0 leads to all others.
struct Node {
  std::vector<Node *> Next;
};
struct Graph {
  std::vector<Node> Nodes;
};

} // namespace
} // namespace heddle::report

template <> struct llvm::GraphTraits<heddle::report::Graph *> {
  using NodeRef = heddle::report::Node *;
  using ChildIteratorType = std::vector<NodeRef>::iterator;
  static NodeRef getEntryNode(heddle::report::Graph *G) { return &G->Nodes[0]; }
  static ChildIteratorType child_begin(NodeRef N) { return N->Next.begin(); }
  static ChildIteratorType child_end(NodeRef N) { return N->Next.end(); }
};

namespace heddle::report {

namespace {

/// What stands behind the last but one '::' outside of brackets.
llvm::StringRef lastNames(llvm::StringRef Name) {
  unsigned Depth = 0, Colons = 0;
  for (size_t I = Name.size(); I-- > 1;) {
    if (llvm::StringRef(")>}").contains(Name[I]))
      ++Depth;
    else if (Depth && llvm::StringRef("(<{").contains(Name[I]))
      --Depth;
    else if (!Depth && Name.substr(I - 1, 2) == "::" && ++Colons == 2)
      return Name.substr(I + 1);
  }
  return Name;
}

/// A name that fits into a box; the whole one is told beside it.
std::string label(llvm::StringRef Name) {
  std::string Whole = printable(Name);
  if (columnWidth(Whole) <= LabelWidth)
    return Whole;
  std::string Short = printable(lastNames(Name));
  llvm::StringRef End = Short;
  while (columnWidth(End) >= LabelWidth)
    End = End.drop_front(firstCharacter(End).size());
  return (End.size() < Short.size() ? "…" : "") + End.str();
}

std::string at(Point P) { return llvm::itostr(P.X) + " " + llvm::itostr(P.Y); }

/// An SVG path along \p Points, as Layout::Edges has them.
std::string curve(llvm::ArrayRef<Point> Points) {
  std::string D = "M" + at(Points.front());
  for (size_t I = 1; I < Points.size(); ++I) {
    Point A = Points[I - 1], B = Points[I];
    if (I % 2 == 0) {
      D += "L" + at(B);
      continue;
    }
    int Bow = (B.X - A.X) / 2;
    D += "C" + at({A.X + Bow, A.Y}) + " " + at({B.X - Bow, B.Y}) + " " + at(B);
  }
  return D;
}

/// The head of an arrow that ends at \p Tip.
std::string head(Point Tip, bool ToTheRight) {
  int Side = ToTheRight ? -7 : 7;
  return "M" + at(Tip) + "L" + at({Tip.X + Side, Tip.Y - 4}) + "L" + at({Tip.X + Side, Tip.Y + 4}) +
         "Z";
}

std::string plural(size_t N, llvm::StringRef What) {
  return llvm::utostr(N) + " " + What.str() + (N == 1 ? "" : "s");
}

} // namespace

LockGraphView::LockGraphView(const RunReport &Report, llvm::StringRef Folder,
                             const LockGraphLimits &L)
    : R(Report), Root(Folder), Limits(L) {
  findCycles();
  findImportance();
}

void LockGraphView::findCycles() {
  size_t Count = R.Locks.Locks.size();
  Component.resize(Count);
  ComponentSize.resize(Count);
  if (!Count)
    return;
  Graph G;
  G.Nodes.resize(Count + 1);
  for (size_t I = 1; I <= Count; ++I)
    G.Nodes[0].Next.push_back(&G.Nodes[I]);
  for (const LockPair &P : R.Locks.Pairs)
    G.Nodes[P.Held + 1].Next.push_back(&G.Nodes[P.Awaited + 1]);
  unsigned Number = 0;
  for (auto I = llvm::scc_begin(&G); !I.isAtEnd(); ++I, ++Number)
    for (Node *N : *I)
      if (N != &G.Nodes[0]) {
        Component[N - &G.Nodes[1]] = Number;
        ComponentSize[N - &G.Nodes[1]] = I->size();
      }
}

bool LockGraphView::isInCycle(const LockPair &P) const {
  return Component[P.Held] == Component[P.Awaited];
}

void LockGraphView::findImportance() {
  Matter.resize(R.Locks.Locks.size(), Other);
  Degree.resize(R.Locks.Locks.size());
  for (const LockPair &P : R.Locks.Pairs) {
    ++Degree[P.Held];
    ++Degree[P.Awaited];
    if (isInCycle(P))
      Matter[P.Held] = Matter[P.Awaited] = InCycle;
  }
  for (const LockPair &P : R.Locks.Pairs)
    for (auto [A, B] : {std::pair(P.Held, P.Awaited), std::pair(P.Awaited, P.Held)})
      if (Matter[A] == InCycle && Matter[B] == Other)
        Matter[B] = Neighbour;
  for (const Finding &F : R.Findings)
    for (unsigned L : cycleOf(F))
      Matter[L] = InFinding;
}

std::vector<unsigned> LockGraphView::mostImportant(size_t Count) const {
  std::vector<unsigned> All;
  for (unsigned L = 0; L != Matter.size(); ++L)
    All.push_back(L);
  llvm::sort(All, [&](unsigned A, unsigned B) {
    return std::tuple(Matter[A], Degree[A], B) > std::tuple(Matter[B], Degree[B], A);
  });
  All.resize(std::min(All.size(), Count));
  llvm::sort(All);
  return All;
}

std::vector<unsigned> LockGraphView::cycleOf(const Finding &F) const {
  std::vector<unsigned> Numbers;
  for (const Lock &L : F.Cycle)
    if (auto Found = llvm::lower_bound(R.Locks.Locks, L);
        Found != R.Locks.Locks.end() && *Found == L)
      Numbers.push_back(Found - R.Locks.Locks.begin());
  return Numbers;
}

std::string LockGraphView::cycleNumbers(const Finding &F) const {
  std::string Text;
  for (unsigned L : cycleOf(F))
    Text += (Text.empty() ? "" : " ") + llvm::utostr(L);
  return Text;
}

std::string LockGraphView::cycleNames(const Finding &F) {
  std::string Text;
  for (const Lock &L : F.Cycle)
    Text += printable(L.Name) + " → ";
  return F.Cycle.empty() ? "" : Text + printable(F.Cycle.front().Name);
}

Object LockGraphView::picture(llvm::ArrayRef<unsigned> Shown, llvm::StringRef Title,
                              llvm::StringRef Kind) const {
  std::vector<std::string> Labels;
  std::vector<int> Widths;
  std::vector<int> Own(R.Locks.Locks.size(), -1);
  for (unsigned L : Shown) {
    Own[L] = Labels.size();
    Labels.push_back(label(R.Locks.Locks[L].Name));
    Widths.push_back(static_cast<int>(columnWidth(Labels.back()) * CharacterWidth) +
                     2 * LabelPadding);
  }
  std::vector<std::pair<unsigned, unsigned>> Ends;
  std::vector<const LockPair *> Pairs;
  for (const LockPair &P : R.Locks.Pairs)
    if (Own[P.Held] >= 0 && Own[P.Awaited] >= 0) {
      Ends.push_back({Own[P.Held], Own[P.Awaited]});
      Pairs.push_back(&P);
    }
  LayoutSpace Space;
  Layout Where = layOut(Widths, Ends, Space);

  Array Arrows, Boxes;
  for (auto [I, P] : llvm::enumerate(Pairs)) {
    std::string Line, Head;
    bool Loop = P->Held == P->Awaited;
    if (Loop) {
      Point Top = Where.Nodes[Own[P->Held]];
      Top.X += Widths[Own[P->Held]] / 2;
      Line = "M" + at({Top.X - 12, Top.Y}) + "C" + at({Top.X - 12, Top.Y - LoopHeight}) + " " +
             at({Top.X + 12, Top.Y - LoopHeight}) + " " + at({Top.X + 12, Top.Y});
      Point Tip{Top.X + 12, Top.Y};
      Head =
          "M" + at(Tip) + "L" + at({Tip.X - 4, Tip.Y - 6}) + "L" + at({Tip.X + 4, Tip.Y - 6}) + "Z";
    } else {
      Line = curve(Where.Edges[I]);
      Head = head(Where.Edges[I].back(), !Where.Back[I]);
    }
    std::string Classes = "pair";
    Classes += P->Certain ? "" : " unsure";
    Classes += isInCycle(*P) ? " circular" : "";
    Arrows.push_back(Object{{"classes", std::move(Classes)},
                            {"held", static_cast<int64_t>(P->Held)},
                            {"awaited", static_cast<int64_t>(P->Awaited)},
                            {"line", std::move(Line)},
                            {"head", std::move(Head)}});
  }
  for (auto [I, L] : llvm::enumerate(Shown)) {
    Point P = Where.Nodes[I];
    Boxes.push_back(Object{{"number", static_cast<int64_t>(L)},
                           {"classes", Matter[L] >= InCycle ? "lock circular" : "lock"},
                           {"whole", printable(R.Locks.Locks[L].Name)},
                           {"label", Labels[I]},
                           {"x", P.X},
                           {"y", P.Y},
                           {"width", Widths[I]},
                           {"height", Space.NodeHeight},
                           {"textX", P.X + Widths[I] / 2},
                           {"textY", P.Y + Space.NodeHeight / 2 + 4}});
  }
  int Width = Where.Width + 2 * Margin, Height = Where.Height + 2 * Margin;
  std::string Box = llvm::itostr(-Margin) + " " + llvm::itostr(-Margin) + " " +
                    llvm::itostr(Width) + " " + llvm::itostr(Height);
  return Object{{"kind", Kind.str()},       {"title", Title.str()}, {"width", Width},
                {"height", Height},         {"viewBox", Box},       {"arrows", std::move(Arrows)},
                {"boxes", std::move(Boxes)}};
}

Array LockGraphView::table() const {
  std::vector<const LockPair *> Order;
  for (const LockPair &P : R.Locks.Pairs)
    Order.push_back(&P);
  llvm::sort(Order, [&](const LockPair *A, const LockPair *B) {
    return std::pair(isInCycle(*A), B) > std::pair(isInCycle(*B), A);
  });
  Order.resize(std::min(Order.size(), Limits.Rows));
  Array Rows;
  for (const LockPair *P : Order) {
    Array Places;
    for (const LockWait &W : llvm::ArrayRef(P->Waits).take_front(Limits.Places))
      Places.push_back(
          Object{{"place", printable(lineName(W.Where, Root))}, {"in", printable(W.Function)}});
    size_t More = P->Waits.size() - Places.size();
    Rows.push_back(Object{{"held", static_cast<int64_t>(P->Held)},
                          {"awaited", static_cast<int64_t>(P->Awaited)},
                          {"heldName", printable(R.Locks.Locks[P->Held].Name)},
                          {"awaitedName", printable(R.Locks.Locks[P->Awaited].Name)},
                          {"isCircular", isInCycle(*P)},
                          {"isUnsure", !P->Certain},
                          {"places", std::move(Places)},
                          {"more", More ? llvm::json::Value("and " + plural(More, "more place"))
                                        : llvm::json::Value(false)}});
  }
  return Rows;
}

std::string LockGraphView::sentence() const {
  const LockOrder &L = R.Locks;
  size_t Circular = llvm::count_if(Matter, [](Importance I) { return I >= InCycle; });
  std::string Text =
      plural(L.Locks.size(), "lock") + " " + (L.Locks.size() == 1 ? "is" : "are") +
      " taken with another one held, or " + "held while another one is taken; " +
      (Circular ? plural(Circular, "lock") + (Circular == 1 ? " lies" : " lie") + " in a cycle"
                : "there is no cycle");
  if (L.Alone)
    Text += "; " + plural(L.Alone, "further lock") + (L.Alone == 1 ? " is" : " are") +
            " only taken alone";
  return Text;
}

Object LockGraphView::object() const {
  size_t Count = R.Locks.Locks.size();
  auto AtLeast = [&](Importance Least) -> size_t {
    return llvm::count_if(Matter, [&](Importance I) { return I >= Least; });
  };
  size_t Near = AtLeast(Neighbour), Circular = AtLeast(InCycle);
  bool Beside = Near <= Limits.WithNeighbours;
  if (!Beside)
    Near = Circular;
  Array Pictures;
  if (Near && Near < Count) {
    std::vector<unsigned> Shown = mostImportant(std::min(Near, Limits.CyclePicture));
    std::string Title = (Beside ? "cycles and what is beside them (" : "cycles (") +
                        llvm::utostr(Shown.size()) + " of " + plural(Count, "lock") + ")";
    Pictures.push_back(picture(Shown, Title, "near"));
  }
  std::vector<unsigned> Shown = mostImportant(Limits.WholePicture);
  std::string Title = Shown.size() < Count ? "the " + llvm::utostr(Shown.size()) + " of " +
                                                 plural(Count, "lock") + " that matter most"
                                           : "all " + plural(Count, "lock");
  Pictures.push_back(picture(Shown, Title, "all"));
  Array Rows = table();
  std::string LeftOut;
  if (Rows.size() < R.Locks.Pairs.size())
    LeftOut = plural(R.Locks.Pairs.size() - Rows.size(), "further pair") +
              " of locks are not on this page";
  return Object{{"sentence", sentence()},
                {"pictures", std::move(Pictures)},
                {"pairs", std::move(Rows)},
                {"rowsLeftOut", LeftOut.empty() ? llvm::json::Value(false) : LeftOut}};
}

} // namespace heddle::report
