/** What a snippet is called that runs before a program of the page. */
export const words = {
  title: (number: number): string => `snippet ${number}`,
  titleWithLabel: (number: number, label: string): string => `snippet ${number} “${label}”`,
};
