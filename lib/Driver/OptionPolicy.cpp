//===- Driver/OptionPolicy.cpp - which flags reach Clang ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/OptionPolicy.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/TargetParser/X86TargetParser.h"

using namespace llvm;
using namespace clang::options;

namespace heddle::driver {
namespace {

/// Flags -fNAME, -fno-NAME and -fNAME=VALUE that change how a source reads:
/// its language, its types, its predefined macros, its static locals.
constexpr StringLiteral LanguageFlags[] = {"PIC",
                                           "PIE",
                                           "access-control",
                                           "aligned-allocation",
                                           "aligned-new",
                                           "altivec",
                                           "asm",
                                           "asm-blocks",
                                           "assume-nothrow-exception-dtor",
                                           "async-exceptions",
                                           "blocks",
                                           "borland-extensions",
                                           "bracket-depth",
                                           "builtin",
                                           "builtin-",
                                           "c++-abi",
                                           "c++-static-destructors",
                                           "cf-protection",
                                           "char8_t",
                                           "clang-abi-compat",
                                           "common",
                                           "constant-cfstrings",
                                           "constexpr-backtrace-limit",
                                           "constexpr-depth",
                                           "constexpr-steps",
                                           "coro-aligned-allocation",
                                           "coroutines",
                                           "cxx-exceptions",
                                           "declspec",
                                           "define-target-os-macros",
                                           "delayed-template-parsing",
                                           "digraphs",
                                           "dollars-in-identifiers",
                                           "double-square-bracket-attributes",
                                           "elide-constructors",
                                           "exceptions",
                                           "exec-charset",
                                           "experimental-late-parse-attributes",
                                           "experimental-library",
                                           "extended-identifiers",
                                           "fast-math",
                                           "finite-math-only",
                                           "fixed-point",
                                           "for-scope",
                                           "force-enable-int128",
                                           "freestanding",
                                           "gnu-inline-asm",
                                           "gnu-keywords",
                                           "gnu89-inline",
                                           "gnuc-version",
                                           "hosted",
                                           "input-charset",
                                           "lax-vector-conversions",
                                           "math-errno",
                                           "max-type-align",
                                           "module-file",
                                           "ms-compatibility",
                                           "ms-compatibility-version",
                                           "ms-extensions",
                                           "ms-volatile",
                                           "msc-version",
                                           "named-loops",
                                           "new-alignment",
                                           "openmp",
                                           "openmp-simd",
                                           "openmp-version",
                                           "operator-arrow-depth",
                                           "operator-names",
                                           "pack-struct",
                                           "pascal-strings",
                                           "permissive",
                                           "pic",
                                           "pie",
                                           "prebuilt-module-path",
                                           "raw-string-literals",
                                           "relaxed-template-template-args",
                                           "rtti",
                                           "rtti-data",
                                           "sanitize",
                                           "short-enums",
                                           "short-wchar",
                                           "signed-bitfields",
                                           "signed-char",
                                           "sized-deallocation",
                                           "stack-protector",
                                           "stack-protector-all",
                                           "stack-protector-strong",
                                           "strict-enums",
                                           "strict-flex-arrays",
                                           "template-depth",
                                           "threadsafe-statics",
                                           "trigraphs",
                                           "unsigned-bitfields",
                                           "unsigned-char",
                                           "use-cxa-atexit",
                                           "wrapv",
                                           "writable-strings",
                                           "xl-pragma-pack",
                                           "zvector"};

bool isLanguageFlag(StringRef Name) {
  if (!Name.consume_front("-f"))
    return false;
  Name.consume_front("no-");
  Name.consume_back("=");
  return is_contained(LanguageFlags, Name);
}

/// Where headers and macros come from, the language and the target.
bool isKept(unsigned Id) {
  switch (Id) {
  case OPT_D:
  case OPT_U:
  case OPT_I:
  case OPT_F:
  case OPT_include:
  case OPT_imacros:
  case OPT_iquote:
  case OPT_isystem:
  case OPT_isystem_after:
  case OPT_cxx_isystem:
  case OPT_stdlibxx_isystem:
  case OPT_idirafter:
  case OPT_iprefix:
  case OPT_iwithprefix:
  case OPT_iwithprefixbefore:
  case OPT_iwithsysroot:
  case OPT_isysroot:
  case OPT_iframework:
  case OPT_iframeworkwithsysroot:
  case OPT_nostdinc:
  case OPT_nostdincxx:
  case OPT_nostdlibinc:
  case OPT_nobuiltininc:
  case OPT_embed_dir_EQ:
  case OPT_undef:
  case OPT_system_header_prefix:
  case OPT_no_system_header_prefix:
  case OPT_std_EQ:
  case OPT_std_default_EQ:
  case OPT_stdlib_EQ:
  case OPT_ansi:
  case OPT_trigraphs:
  case OPT_target:
  case OPT__sysroot_EQ:
  case OPT_gcc_toolchain:
  case OPT_gcc_install_dir_EQ:
  case OPT_gcc_triple_EQ:
  case OPT_pthread:
  case OPT_pthreads:
  case OPT_working_directory:
  case OPT_O:
  case OPT_O0:
  case OPT_O4:
  case OPT_Ofast:
    return true;
  default:
    return false;
  }
}

/// The same for the flags of Microsoft's compiler, beside their aliases.
bool isKeptOfCl(unsigned Id) {
  switch (Id) {
  case OPT__SLASH_FI:
  case OPT__SLASH_std:
  case OPT__SLASH_EH:
  case OPT__SLASH_MD:
  case OPT__SLASH_MDd:
  case OPT__SLASH_MT:
  case OPT__SLASH_MTd:
  case OPT__SLASH_LD:
  case OPT__SLASH_LDd:
  case OPT__SLASH_TP:
  case OPT__SLASH_TC:
  case OPT__SLASH_Zc___cplusplus:
  case OPT__SLASH_Zc_wchar_t:
  case OPT__SLASH_Zc_wchar_t_:
  case OPT__SLASH_Zc_twoPhase:
  case OPT__SLASH_Zc_twoPhase_:
  case OPT__SLASH_permissive:
  case OPT__SLASH_permissive_:
  case OPT__SLASH_imsvc:
  case OPT__SLASH_external_COLON_I:
  case OPT__SLASH_volatile_iso:
  case OPT__SLASH_volatile_ms:
    return true;
  default:
    return false;
  }
}

/// What somebody will miss, or ought to know of.
bool isTold(unsigned Id) {
  switch (Id) {
  case OPT_UNKNOWN:
  case OPT_fplugin_EQ:
  case OPT_fpass_plugin_EQ:
  case OPT_mllvm:
  case OPT_mmlir:
  case OPT_Xclang:
  case OPT_Xpreprocessor:
  case OPT_Xarch__:
  case OPT_Xarch_host:
  case OPT_Xarch_device:
  case OPT_config:
  case OPT_config_system_dir_EQ:
  case OPT_config_user_dir_EQ:
  case OPT_B:
  case OPT_specs:
  case OPT_resource_dir:
  case OPT_resource_dir_EQ:
  case OPT_ivfsoverlay:
  case OPT_vfsoverlay:
  case OPT_fmodule_map_file:
    return true;
  default:
    return false;
  }
}

/// Flags of a machine, -mNAME and -mno-NAME or with a value, that change types or
/// predefined macros; beside the features of a processor.
constexpr StringLiteral MachineFlags[] = {"16",
                                          "32",
                                          "64",
                                          "arch",
                                          "general-regs-only",
                                          "long-double-128",
                                          "long-double-64",
                                          "long-double-80",
                                          "ms-bitfields",
                                          "soft-float",
                                          "threads",
                                          "x32"};
/// Those that a processor of Intel's kind does not have.
constexpr StringLiteral OtherMachineFlags[] = {"abi", "arm", "cpu", "float-abi", "fpu", "thumb"};

bool isMachineFlag(StringRef Name, const Triple &Target) {
  if (!Name.consume_front("-m"))
    return false;
  Name.consume_front("no-");
  Name.consume_back("=");
  return is_contained(MachineFlags, Name) ||
         (!Target.isX86() && is_contained(OtherMachineFlags, Name));
}

/// The option switches a feature of the processors of \p Target.
bool isFeature(const opt::Option &O, const Triple &Target) {
  if (Target.isX86())
    return O.matches(OPT_m_x86_Features_Group);
  static constexpr unsigned Others[] = {
      OPT_m_aarch64_Features_Group,   OPT_m_arm_Features_Group,   OPT_m_hexagon_Features_Group,
      OPT_m_loongarch_Features_Group, OPT_m_mips_Features_Group,  OPT_m_ppc_Features_Group,
      OPT_m_riscv_Features_Group,     OPT_m_sparc_Features_Group, OPT_m_wasm_Features_Group};
  return any_of(Others, [&](unsigned G) { return O.matches(G); });
}

Fate fateOfMachineFlag(const opt::Arg &A, const Triple &Target) {
  const opt::Option &O = A.getOption();
  bool NamesCpu = O.matches(OPT_march_EQ) || O.matches(OPT_mcpu_EQ);
  if (NamesCpu && Target.isX86()) {
    StringRef Cpu = A.getValue();
    bool Known = Cpu == "native" || X86::parseArchX86(Cpu, Target.isArch64Bit()) != X86::CK_None;
    return Known && O.matches(OPT_march_EQ) ? Fate::Keep : Fate::DropLoudly;
  }
  return isMachineFlag(O.getPrefixedName(), Target) || isFeature(O, Target) ? Fate::Keep
                                                                            : Fate::Drop;
}

} // namespace

Fate fateOf(const opt::Arg &A, const Triple &Target) {
  const opt::Option &O = A.getOption();
  unsigned Id = O.getID();
  if (isTold(Id))
    return Fate::DropLoudly;
  if (isKept(Id) || isKeptOfCl(Id))
    return Fate::Keep;
  if (O.matches(OPT_m_Group))
    return fateOfMachineFlag(A, Target);
  if (O.matches(OPT_f_Group) || O.getPrefixedName().starts_with("-f"))
    return isLanguageFlag(O.getPrefixedName()) ? Fate::Keep : Fate::Drop;
  // Some warnings are errors unless they are switched off.
  if (O.matches(OPT_W_Group) && StringRef(A.getSpelling()).starts_with("-W") &&
      A.getNumValues() == 1 && StringRef(A.getValue()).starts_with("no-"))
    return Fate::Keep;
  return Fate::Drop;
}

} // namespace heddle::driver
