const { src, dest, parallel } = require('gulp');

/** Icons stand beside the compiled code at the same relative paths as in the source. */
const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));

/** Codex files tell n8n where a node stands in the node creator; tsc leaves them behind. */
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

exports.default = parallel(icons, codex);
