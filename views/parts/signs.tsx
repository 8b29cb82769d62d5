/** Our signs. Each stands beside a word that says the same, so screen readers pass over it. */

const SIGNS = {
  enabled: 'M3 8.5 6.5 12 13 4.5',
  disabled: 'M3 8h10',
  waiting: 'M8 4v4l3 2M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z',
  warning: 'M8 2 14.5 13.5h-13ZM8 6.5v3M8 11.5v.1',
  information: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM8 7.5v4M8 4.6v.1',
  sensitive: 'M4 7h8v6.5H4ZM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  private: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM4 8h8',
  public: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM1.5 8h13M8 1.5c-4 4-4 9 0 13M8 1.5c4 4 4 9 0 13',
  added: 'M8 3v10M3 8h10',
  verified: 'M8 1.5 13.5 4v4c0 3.2-2.3 5.4-5.5 6.5C4.8 13.4 2.5 11.2 2.5 8V4ZM5.5 8l2 2 3.2-3.8',
} as const;

export type SignName = keyof typeof SIGNS;

export function Sign({ name }: { name: SignName }) {
  return (
    <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
      <path d={SIGNS[name]} />
    </svg>
  );
}

/** The product's sign: two strokes that meet. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <path class="theirs" d="M4 9c5 1 8 4 9.500 9.500.6 2.300 1.200 4 2.500 5.500" />
      <path class="ours" d="M28 6c-7 3-10.500 8-12 18" />
    </svg>
  );
}
