// What the PDF library calls on the page, and Chromium below 119 lacks; its worker has a list of its own.
import 'core-js/actual/promise/with-resolvers';
import 'core-js/actual/structured-clone';
import 'core-js/actual/typed-array/at';
