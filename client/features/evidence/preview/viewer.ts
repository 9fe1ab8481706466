/** What each viewer gets: the address of the bytes and the name of the file. */
export interface ViewerProps {
  url: string;
  name: string;
}
