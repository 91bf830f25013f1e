//===- Driver/FrameTest.cpp - messages between processes ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Frame.h"
#include "Driver/Worker.h"
#include "gtest/gtest.h"

using namespace heddle::driver;

namespace {

TEST(Frame, bytesMayComeInAnyPieces) {
  std::vector<std::string> Texts = {"", std::string("a\0b", 3), std::string(100000, 'x')};
  std::string Bytes = encodeFrame(Texts) + encodeFrame({"second"});
  for (size_t Piece : {1u, 3u, 7u, 4096u, 1000000u}) {
    FrameReader Reader;
    std::vector<std::vector<std::string>> Got;
    for (size_t I = 0; I < Bytes.size(); I += Piece) {
      Reader.append(llvm::StringRef(Bytes).substr(I, Piece));
      while (true) {
        llvm::Expected<std::optional<std::string>> P = Reader.next();
        ASSERT_TRUE(bool(P));
        if (!*P)
          break;
        llvm::Expected<std::vector<std::string>> T = decodePayload(**P);
        ASSERT_TRUE(bool(T));
        Got.push_back(*T);
      }
    }
    ASSERT_EQ(Got.size(), 2u);
    EXPECT_EQ(Got[0], Texts);
    EXPECT_EQ(Got[1], std::vector<std::string>{"second"});
    EXPECT_TRUE(Reader.empty());
  }
}

TEST(Frame, aLengthBeyondAllBoundsIsRefusedAtOnce) {
  FrameReader Reader;
  Reader.append("\xFF\xFF\xFF\xFF");
  llvm::Expected<std::optional<std::string>> P = Reader.next();
  ASSERT_FALSE(bool(P));
  llvm::consumeError(P.takeError());
}

TEST(Frame, damagedPayloadsAreRefused) {
  std::string Payload = encodeFrame({"abc", "de"}).substr(4);
  for (size_t Length = 1; Length < Payload.size(); ++Length) {
    if (Length == 7) // the first text alone is a payload of its own
      continue;
    llvm::Expected<std::vector<std::string>> T =
        decodePayload(llvm::StringRef(Payload).take_front(Length));
    EXPECT_FALSE(bool(T)) << Length;
    llvm::consumeError(T.takeError());
  }
}

TEST(WorkerProtocol, requestsComeBack) {
  heddle::extract::Command C;
  C.Directory = "/b";
  C.File = "/s/a\nb.cpp";
  C.Output = "";
  C.Arguments = {"c++", "", "-DX=\"\xFF\""};
  llvm::Expected<std::vector<std::string>> Texts =
      decodePayload(llvm::StringRef(encodeRequest({C, true, "/past"})).drop_front(4));
  ASSERT_TRUE(bool(Texts));
  llvm::Expected<WorkerRequest> Back = decodeRequest(*Texts);
  ASSERT_TRUE(bool(Back));
  EXPECT_TRUE(Back->WantInputs);
  EXPECT_EQ(Back->Past, "/past");
  EXPECT_EQ(Back->Command.Directory, C.Directory);
  EXPECT_EQ(Back->Command.File, C.File);
  EXPECT_EQ(Back->Command.Output, C.Output);
  EXPECT_EQ(Back->Command.Arguments, C.Arguments);
}

TEST(WorkerProtocol, aReplyIsASummaryOrAReason) {
  for (bool Parsed : {true, false}) {
    llvm::Expected<WorkerReply> R =
        decodeReply(llvm::StringRef(encodeReply({Parsed, "text", "inputs"})).drop_front(4));
    ASSERT_TRUE(bool(R));
    EXPECT_EQ(R->Parsed, Parsed);
    EXPECT_EQ(R->Text, "text");
    EXPECT_EQ(R->Inputs, "inputs");
  }
  llvm::Expected<WorkerReply> Other =
      decodeReply(llvm::StringRef(encodeFrame({"other", "text", ""})).drop_front(4));
  EXPECT_FALSE(bool(Other));
  llvm::consumeError(Other.takeError());
}

} // namespace
