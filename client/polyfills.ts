/**
 * Library functions that Chromium 86–109 lack and that the client or its packages call on any screen.
 * A hand list: the automatic scans made builds four times slower and the legacy chunks crashed on 78–88.
 * What only one viewer needs stands with that viewer, or every first load would carry it.
 */
import 'core-js/actual/object/has-own';
import 'core-js/actual/array/at';
import 'core-js/actual/array/find-last';
import 'core-js/actual/array/to-sorted';
import 'core-js/actual/array/to-reversed';
