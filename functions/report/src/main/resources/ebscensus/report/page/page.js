'use strict';
// Sorts and filters the tables, and shows the regions of an account and the types in a region. The rest of the page needs no script.
(() => {
    const FEW_ROWS = 8;
    const NOTHING = new Set(['–', 'no price', '']);

    const element = (name, properties = {}, ...children) => {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    };

    const button = (onClick, ...children) => {
        const made = element('button', { type: 'button' }, ...children);
        made.addEventListener('click', onClick);
        return made;
    };

    const count = (number) => number.toLocaleString('en-US');

    /** The direction in which a column is sorted next. A column of numbers is first sorted with the largest number on top. */
    const nextDirection = (head) => {
        const directions = head.classList.contains('t') ? ['ascending', 'descending'] : ['descending', 'ascending'];
        return head.getAttribute('aria-sort') === directions[0] ? directions[1] : directions[0];
    };

    const makeSortable = (table, sort) => {
        const heads = Array.from(table.tHead.rows[0].cells);
        heads.forEach((head, column) => {
            const content = Array.from(head.childNodes);
            head.replaceChildren(
                button(() => {
                    const direction = nextDirection(head);
                    heads.forEach((other) => other.removeAttribute('aria-sort'));
                    head.setAttribute('aria-sort', direction);
                    sort(column, direction);
                }, ...content),
            );
        });
    };

    const filter = (caption, onInput) => {
        const input = element('input', { type: 'search', placeholder: 'Filter' });
        input.setAttribute('aria-label', 'Filter: ' + caption);
        const status = element('span');
        status.setAttribute('role', 'status');
        input.addEventListener('input', () => (status.textContent = onInput(input.value.trim().toLowerCase())));
        return element('p', { className: 'filter' }, input, status);
    };

    const compare = (one, other) =>
        typeof one === 'number' && typeof other === 'number'
            ? one - other
            : String(one).localeCompare(String(other), 'en', { numeric: true });

    /** The key by which a cell is sorted: the number that it shows, -Infinity if it shows no value, or else its text. */
    const shown = (cell) => {
        const text = cell.querySelector('bdi')?.textContent ?? '';
        const number = Number(text.replace(/[,%+]/g, '').replace('−', '-'));
        return NOTHING.has(text) ? -Infinity : Number.isNaN(number) ? text : number;
    };

    const enhance = (table) => {
        const body = table.tBodies[0];
        if (body.rows.length > 1) {
            makeSortable(table, (column, direction) => {
                const factor = direction === 'ascending' ? 1 : -1;
                const rows = Array.from(body.rows, (row) => ({ row, key: shown(row.cells[column]) }));
                rows.sort((one, other) => factor * compare(one.key, other.key));
                body.append(...rows.map(({ row }) => row));
            });
        }
        if (body.rows.length > FEW_ROWS) {
            table.parentElement.before(
                filter(table.caption.textContent, (wanted) => {
                    const rows = Array.from(body.rows);
                    rows.forEach((row) => (row.hidden = !row.textContent.toLowerCase().includes(wanted)));
                    const left = rows.filter((row) => !row.hidden).length;
                    return wanted === '' ? '' : count(left) + ' of ' + count(rows.length) + ' rows';
                }),
            );
        }
    };

    // The drill-down. The figures of a row are [volumes, GiB, attached GiB, volumes without a price, one amount for each currency …].

    const VOLUMES = 0;
    const GIBIBYTES = 1;
    const ATTACHED = 2;
    const UNPRICED = 3;
    const AMOUNTS = 4;

    const sum = (figures) =>
        figures.reduce(
            (one, other) => one.map((figure, i) => figure + BigInt(other[i])),
            Array(figures[0].length).fill(0n),
        );

    /** The figures of a place in the tree, which are the sums of the figures below it. */
    const below = (tree) => (Array.isArray(tree) ? tree : sum(Object.values(tree).map(below)));

    class Drill {
        constructor(data, table) {
            this.data = data;
            this.scale = 10n ** BigInt(data.decimals);
            this.total = below(data.cells);
            this.place = [];
            this.wanted = '';
            this.limit = data.rows;
            this.column = 1;
            this.direction = 'descending';
            this.table = table;
            this.caption = table.caption.textContent;
            this.trail = element('nav', { className: 'trail' });
            this.trail.setAttribute('aria-label', 'Where you are');
            this.more = element('p', { className: 'note' });
            this.head = table.tHead.rows[0].cells[0].querySelector('bdi');
            makeSortable(table, (column, direction) => {
                this.column = column;
                this.direction = direction;
                this.draw();
            });
            table.tFoot?.remove();
            const scroll = table.parentElement;
            if (scroll.nextElementSibling?.className === 'note') {
                scroll.nextElementSibling.remove();
            }
            scroll.before(this.trail, this.makeFilter());
            scroll.after(this.more);
            this.draw();
        }

        makeFilter() {
            this.filter = filter(this.caption, (wanted) => {
                this.wanted = wanted;
                this.limit = this.data.rows;
                const [left, all] = this.draw();
                return wanted === '' ? '' : count(left) + ' of ' + count(all);
            });
            return this.filter;
        }

        go(place) {
            this.place = place;
            this.wanted = '';
            this.limit = this.data.rows;
            this.filter.querySelector('input').value = '';
            this.filter.querySelector('span').textContent = '';
            this.draw();
            this.trail.querySelector('[aria-current]').focus();
        }

        measure(figures) {
            return this.data.isByMoney ? figures[AMOUNTS] : figures[GIBIBYTES];
        }

        rows() {
            const tree = this.place.reduce((branch, name) => branch[name], this.data.cells);
            return Object.entries(tree).map(([id, branch]) => {
                const name = (this.place.length === 0 && this.data.accounts[id]) || id;
                return { id, name, figures: below(branch).map(BigInt) };
            });
        }

        key(row) {
            const figures = row.figures;
            return [
                row.name,
                this.measure(figures),
                ...figures.slice(AMOUNTS),
                figures[GIBIBYTES],
                figures[ATTACHED],
                figures[VOLUMES],
            ][this.column];
        }

        compare(one, other) {
            const [a, b] = [this.key(one), this.key(other)];
            const order = typeof a === 'bigint' ? (a < b ? -1 : a > b ? 1 : 0) : compare(a, b);
            return (this.direction === 'ascending' ? order : -order) || compare(one.name, other.name);
        }

        /** Draws the table. Returns the number of rows that match the filter and the number of all rows. */
        draw() {
            const all = this.rows();
            const left = all.filter((row) => (row.name + ' ' + row.id).toLowerCase().includes(this.wanted));
            left.sort((one, other) => this.compare(one, other));
            const shown = left.slice(0, this.limit);
            const most = all.map((row) => this.measure(row.figures)).reduce((a, b) => (a > b ? a : b), 0n);
            this.table.tBodies[0].replaceChildren(...shown.map((row) => this.row(row, most)));
            this.head.textContent = this.data.levels[this.place.length];
            this.drawTrail(all.length);
            this.drawMore(left.slice(this.limit));
            return [left.length, all.length];
        }

        drawTrail(size) {
            const names = ['All accounts', ...this.place.map((id, i) => (i === 0 && this.data.accounts[id]) || id)];
            const steps = names.map((name, i) => {
                if (i < this.place.length) {
                    return button(() => this.go(this.place.slice(0, i)), element('bdi', { textContent: name }));
                }
                const here = element('span', { tabIndex: -1 }, element('bdi', { textContent: name }));
                here.setAttribute('aria-current', 'true');
                return here;
            });
            this.trail.replaceChildren(element('ol', {}, ...steps.map((step) => element('li', {}, step))));
        }

        drawMore(others) {
            this.more.replaceChildren();
            if (others.length > 0) {
                const figures = sum(others.map((row) => row.figures));
                const money = this.amounts(figures).map((amount, i) => ', ' + amount + ' ' + this.data.headings[i]);
                const text = count(others.length) + ' more with ' + count(figures[GIBIBYTES]) + ' GiB' + money.join('');
                this.more.append(text + '. ', button(() => {
                    this.limit += 4 * this.data.rows;
                    this.draw();
                }, 'Show more'));
            }
        }

        row({ id, name, figures }, most) {
            const isLast = this.place.length === this.data.levels.length - 1;
            const label = element('bdi', { textContent: name });
            const head = element('th', { scope: 'row' }, isLast ? label : button(() => this.go([...this.place, id]), label));
            if (name !== id) {
                head.append(element('small', {}, element('bdi', { textContent: id })));
            }
            const numbers = [
                ...this.amounts(figures),
                ...[GIBIBYTES, ATTACHED, VOLUMES].map((i) => count(figures[i])),
            ].map((text) => element('td', { className: 'n' }, element('bdi', { textContent: text })));
            return element('tr', {}, head, this.share(figures, most), ...numbers);
        }

        share(figures, most) {
            const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
            const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
            const part = this.measure(figures);
            svg.setAttribute('class', 'bar');
            svg.setAttribute('aria-hidden', 'true');
            rect.setAttribute('class', 'share');
            rect.setAttribute('width', (most === 0n ? 0 : Number((part * 10000n) / most) / 100) + '%');
            svg.append(rect);
            const whole = BigInt(this.measure(this.total));
            const percent = whole === 0n ? 0n : (part * 200n + whole) / (2n * whole);
            return element('td', { className: 'b' }, svg, element('bdi', { textContent: percent + '%' }));
        }

        /** The amounts, rounded half up to hundredths. A plus means that some volumes have no price, "no price" that none has. */
        amounts(figures) {
            const [volumes, unpriced] = [figures[VOLUMES], figures[UNPRICED]];
            return figures.slice(AMOUNTS).map((amount) => {
                if (volumes > 0n && unpriced === volumes) {
                    return 'no price';
                }
                const hundredths = (amount * 200n + this.scale) / (2n * this.scale);
                const cents = String(hundredths % 100n).padStart(2, '0');
                return count(hundredths / 100n) + '.' + cents + (unpriced > 0n ? '+' : '');
            });
        }
    }

    const data = document.getElementById('drill-data');
    document.querySelectorAll('table').forEach((table) => {
        if (table.id === 'by-account' && data) {
            new Drill(JSON.parse(data.textContent), table);
        } else if (table.id !== 'change') {
            enhance(table);
        }
    });
})();
