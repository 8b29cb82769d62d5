import { DomainError } from '../domain/error.ts';

/** A form that was not made for this browser, or whose page is too old. Nothing is read of it. */
export class ForeignForm extends DomainError {
  constructor() {
    super('forbidden', 'This form was not made for this browser, or is too old. Open the page again.');
  }
}
