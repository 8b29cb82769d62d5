import { expect } from 'chai';
import fc from 'fast-check';
import { accentRules, contrast, shadesOf } from '../../views/accent.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the accent of a platform', () => {
  it('has contrasts as WCAG counts them', () => {
    expect(contrast('#000000', '#ffffff')).to.equal(21);
    expect(contrast('#777777', '#ffffff')).to.be.closeTo(4.48, 0.01);
  });

  it('can be read on every ground on which it stands, whatever colour it is', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const { day, night } = shadesOf(accent);

        // White, the ground of pages, and the darkest tint by day; black words, the ground and the lightest tint by night.
        for (const ground of ['#ffffff', '#f4f5f9', '#eef0f3']) expect(contrast(day, ground)).to.be.at.least(4.5);
        for (const ground of ['#101114', '#111318', '#1b1e26', '#2b2e36']) expect(contrast(night, ground)).to.be.at.least(4.5);
      }),
      { examples: [['#ffffff'], ['#000000'], ['#ffff00'], ['#0000ff'], ['#808080']] },
    );
  });

  it('stays as it is where it can be read as it is', () => {
    expect(shadesOf('#3a4db0').day).to.equal('#3a4db0');
    expect(shadesOf('#a0b0ff').night).to.equal('#a0b0ff');
  });

  it('lends its hue to the greys', () => {
    expect(shadesOf('#ff0000').hue).to.equal(29);
    expect(shadesOf('#00ff00').hue).to.equal(142);
    expect(shadesOf('#0000ff').hue).to.equal(264);
  });

  it('is nothing but rules of one root', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        expect(accentRules(accent)).to.match(/^:root\{[-\w:#(),;]+\}\n$/);
      }),
    );
  });
});
