/** A key that signs ID tokens, in the order of its life. */
export type SigningKeyState = 'next' | 'current' | 'previous' | 'retired';

/** A signing key as the directory holds it: the private part is wrapped under a key derived from `SERVER_KEY`. */
export interface SigningKey {
  /** The `kid`. */
  readonly id: string;
  readonly revision: number;
  readonly state: SigningKeyState;
  /** The public JWK. */
  readonly publicJwk: Readonly<Record<string, unknown>>;
  /** The private JWK, sealed; empty once the key is retired. */
  readonly sealed: string;
  readonly createdAt: number;
  /** When it took its present state. */
  readonly changedAt: number;
}
