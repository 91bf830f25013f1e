//===- Catalog/EntityIndex.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Catalog/EntityIndex.h"

namespace heddle::catalog {

EntityIndex::EntityIndex(llvm::ArrayRef<model::Entity> Entities, const Catalog &C)
    : Source(&C), Functions(Entities.size()), Types(Entities.size()),
      Tags(Entities.size(), Tag::None) {
  for (size_t I = 0; I != Entities.size(); ++I) {
    const model::Entity &E = Entities[I];
    switch (E.Kind) {
    case model::EntityKind::Function:
      Functions[I] = C.function(E.Name);
      Types[I] = C.typeOfMember(E.Name);
      break;
    case model::EntityKind::Field:
      Functions[I] = C.function(E.Name);
      break;
    case model::EntityKind::Variable:
      Tags[I] = C.tag(E.Name);
      break;
    case model::EntityKind::Type:
      Types[I] = C.type(E.Name);
      Tags[I] = C.tag(E.Name);
      break;
    }
  }
}

} // namespace heddle::catalog
