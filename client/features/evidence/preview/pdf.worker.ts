// What Chromium below 122 lacks and the parser calls; a worker does not see the polyfills of the page.
import 'core-js/actual/array/at';
import 'core-js/actual/array/find-last';
import 'core-js/actual/array/to-sorted';
import 'core-js/actual/array/with';
import 'core-js/actual/object/has-own';
import 'core-js/actual/promise/with-resolvers';
import 'core-js/actual/string/at';
import 'core-js/actual/structured-clone';
import 'core-js/actual/typed-array/at';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
