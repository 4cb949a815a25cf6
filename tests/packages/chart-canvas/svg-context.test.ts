import { describe, expect, it } from 'vitest';
import { createCanvas } from '../../../packages/chart-canvas/src/index.ts';
import type { SvgContext } from '../../../packages/chart-canvas/src/svg-context.ts';

/** What stands between the root's tags. */
function draw(how: (context: SvgContext) => void): string {
  const canvas = createCanvas(100, 50, 'svg');
  how(canvas.getContext('2d'));
  return `${canvas.toBuffer()}`.replace(/^<svg [^>]*>|<\/svg>$/g, '');
}

describe('a drawing context that writes SVG', () => {
  it('joins rectangles of one opaque colour', () => {
    const svg = draw((context) => {
      context.fillStyle = '#d55e00';
      context.fillRect(1, 2, 3, 4);
      context.fillRect(10, 6, 3, -4);
    });

    expect(svg).toBe('<path fill="#D55E00"  d="M1 2L4 2L4 6L1 6ZM10 2L13 2L13 6L10 6Z"/>');
  });

  it.each([
    ['of two colours', '#000000', '#ffffff'],
    ['that let each other shine through', 'rgba(0, 0, 0, 0.5)', 'rgba(0, 0, 0, 0.5)'],
  ])('keeps rectangles %s apart', (_, first, second) => {
    const svg = draw((context) => {
      context.fillStyle = first;
      context.fillRect(0, 0, 5, 5);
      context.fillStyle = second;
      context.fillRect(2, 2, 5, 5);
    });

    expect(svg.match(/<path/g)).toHaveLength(2);
  });

  it('draws the edge of what was just filled as part of it', () => {
    const svg = draw((context) => {
      context.beginPath();
      context.arc(10, 10, 3, 0, 2 * Math.PI);
      context.fillStyle = '#ffffff';
      context.strokeStyle = '#1b1f24';
      context.fill();
      context.stroke();
    });

    expect(svg).toBe(
      '<path fill="#FFFFFF" stroke="#1B1F24" stroke-width="1" d="M13 10A3 3 0 0 1 7 10A3 3 0 0 1 13 10"/>',
    );
  });

  it('places shapes as they were moved and turned, and forgets it afterwards', () => {
    const svg = draw((context) => {
      context.save();
      context.translate(20, 10);
      context.rotate(Math.PI / 2);
      context.fillRect(0, 0, 4, 2);
      context.restore();
      context.beginPath();
      context.moveTo(1, 1);
      context.lineTo(2, 1);
      context.stroke();
    });

    expect(svg).toContain('d="M20 10L20 14L18 14L18 10Z"');
    expect(svg).toContain('d="M1 1L2 1"');
  });

  it('clips what is drawn within', () => {
    const svg = draw((context) => {
      context.save();
      context.beginPath();
      context.rect(0, 0, 5, 5);
      context.clip();
      context.fillRect(0, 0, 10, 10);
      context.restore();
      context.fillRect(20, 20, 1, 1);
    });

    expect(svg.match(/<clipPath id="clip0"/g)).toHaveLength(1);
    expect(svg.match(/clip-path="url\(#clip0\)"/g)).toHaveLength(1);
  });

  it('writes words as words, over all shapes, and smaller where they are too wide', () => {
    const svg = draw((context) => {
      context.font = 'bold 10px DejaVu Sans Condensed, DejaVu Sans';
      context.textAlign = 'right';
      context.fillText('a < b & "c"', 50, 20);
      context.fillText('wide words', 50, 40, 5);
      context.fillRect(0, 0, 1, 1);
    });

    expect(svg).toContain('x="50" y="20" text-anchor="end"');
    expect(svg).toContain('font-weight="bold"');
    expect(svg).toContain('>a &lt; b &amp; &quot;c&quot;</text>');
    expect(svg.indexOf('<path')).toBeLessThan(svg.indexOf('<text'));
    expect(Number(/font-size="([\d.]+)"[^>]*>wide/.exec(svg)?.[1])).toBeLessThan(2);
  });

  it('refuses a colour that it could not write', () => {
    expect(() =>
      draw((context) => {
        context.fillStyle = 'url(#pattern)';
        context.fillRect(0, 0, 1, 1);
      }),
    ).toThrow('"url(#pattern)" is not a colour that charts use');
  });
});
