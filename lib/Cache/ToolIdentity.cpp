//===- Cache/ToolIdentity.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/ToolIdentity.h"
#include "Support/DiskState.h"
#include "llvm/Support/MathExtras.h"
#include <link.h>
#include <vector>

using namespace heddle;
using namespace heddle::cache;

namespace {

/// The build id among the notes \p Notes of a loaded object; empty if there is
/// none.
llvm::StringRef buildIdIn(llvm::StringRef Notes) {
  while (Notes.size() >= sizeof(ElfW(Nhdr))) {
    const auto *Head = reinterpret_cast<const ElfW(Nhdr) *>(Notes.data());
    size_t Name = llvm::alignTo(Head->n_namesz, 4), Text = llvm::alignTo(Head->n_descsz, 4);
    Notes = Notes.drop_front(sizeof *Head);
    if (Name + Text > Notes.size())
      return {};
    if (Head->n_type == NT_GNU_BUILD_ID && Notes.starts_with("GNU"))
      return Notes.substr(Name, Head->n_descsz);
    Notes = Notes.drop_front(Name + Text);
  }
  return {};
}

std::string identityOf(const dl_phdr_info &Object) {
  for (size_t I = 0; I < Object.dlpi_phnum; ++I) {
    const ElfW(Phdr) &P = Object.dlpi_phdr[I];
    if (P.p_type != PT_NOTE)
      continue;
    llvm::StringRef Notes(reinterpret_cast<const char *>(Object.dlpi_addr + P.p_vaddr), P.p_memsz);
    if (llvm::StringRef Id = buildIdIn(Notes); !Id.empty())
      return Id.str();
  }
  llvm::StringRef Name = Object.dlpi_name;
  return contentOfFile(Name.empty() ? "/proc/self/exe" : Name.str()).value_or("");
}

int addObject(dl_phdr_info *Object, size_t, void *To) {
  // The kernel's own object belongs to the machine, not to the program.
  if (!llvm::StringRef(Object->dlpi_name).starts_with("linux-"))
    static_cast<std::vector<std::string> *>(To)->push_back(identityOf(*Object));
  return 0;
}

} // namespace

Digest heddle::cache::toolIdentity() {
  std::vector<std::string> Objects;
  ::dl_iterate_phdr(addObject, &Objects);
  // In the order in which they were loaded: the executable first.
  DigestBuilder B("tool");
  for (const std::string &O : Objects)
    B.add(O);
  return B.result();
}
