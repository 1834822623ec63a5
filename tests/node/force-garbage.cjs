/* Loaded before a program: has garbage collected four times a second, statements of the database driver among it. */
const v8 = require('node:v8')
const vm = require('node:vm')

v8.setFlagsFromString('--expose-gc')
setInterval(vm.runInNewContext('gc'), 250).unref()
