# The GoogleTest executables of test/unit, as a lit suite.
import lit.formats

config.name = "unit"
config.test_format = lit.formats.GoogleTest("bin", "Tests")
config.test_source_root = config.unit_bin
config.test_exec_root = config.unit_bin
