/**
 * Library functions that Chromium 86–109 lack and that the client or its packages call.
 * A hand list: the automatic scans made builds four times slower and the legacy chunks crashed on 78–88.
 */
import 'core-js/actual/object/has-own';
import 'core-js/actual/object/group-by';
import 'core-js/actual/map/group-by';
import 'core-js/actual/array/at';
import 'core-js/actual/string/at';
import 'core-js/actual/typed-array/at';
import 'core-js/actual/array/find-last';
import 'core-js/actual/array/find-last-index';
import 'core-js/actual/array/to-sorted';
import 'core-js/actual/array/to-reversed';
import 'core-js/actual/array/to-spliced';
import 'core-js/actual/array/with';
import 'core-js/actual/promise/any';
import 'core-js/actual/promise/with-resolvers';
import 'core-js/actual/structured-clone';
import 'core-js/actual/error/constructor';
