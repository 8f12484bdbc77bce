'use strict';
// Sorts and filters the tables. Without it everything can be read all the same.
(() => {
    const MOST_UNFILTERED = 8;

    /** The number that a cell shows, or its text. */
    const value = (row, column) => {
        const text = row.cells[column].querySelector('bdi').textContent;
        const number = Number(text.replace(/[,%+]/g, '').replace('−', '-'));
        return text === '–' || text === 'no price' ? -Infinity : Number.isNaN(number) ? text : number;
    };

    const compare = (one, other) =>
        typeof one === 'number' && typeof other === 'number'
            ? one - other
            : String(one).localeCompare(String(other), 'en', { numeric: true });

    const sort = (table, column, direction) => {
        const body = table.tBodies[0];
        const factor = direction === 'ascending' ? 1 : -1;
        const rows = Array.from(body.rows, (row) => ({ row, key: value(row, column) }));
        rows.sort((one, other) => {
            const order = compare(one.key, other.key);
            return order === 0 ? 0 : order * factor;
        });
        body.append(...rows.map(({ row }) => row));
    };

    const sortable = (table) => {
        const heads = Array.from(table.tHead.rows[0].cells);
        heads.forEach((head, column) => {
            const button = document.createElement('button');
            button.type = 'button';
            button.append(...head.childNodes);
            head.append(button);
            button.addEventListener('click', () => {
                const isNumber = !head.classList.contains('t');
                const now = head.getAttribute('aria-sort');
                const first = isNumber ? 'descending' : 'ascending';
                const second = isNumber ? 'ascending' : 'descending';
                const direction = now === first ? second : first;
                heads.forEach((other) => other.removeAttribute('aria-sort'));
                head.setAttribute('aria-sort', direction);
                sort(table, column, direction);
            });
        });
    };

    const filterable = (table) => {
        const caption = table.caption.textContent;
        const label = document.createElement('label');
        label.className = 'filter';
        const input = document.createElement('input');
        input.type = 'search';
        input.placeholder = 'Filter';
        input.setAttribute('aria-label', 'Filter: ' + caption);
        const status = document.createElement('span');
        status.setAttribute('role', 'status');
        label.append(input, status);
        table.parentElement.before(label);
        input.addEventListener('input', () => {
            const wanted = input.value.trim().toLowerCase();
            const rows = Array.from(table.tBodies[0].rows);
            rows.forEach((row) => (row.hidden = !row.textContent.toLowerCase().includes(wanted)));
            const shown = rows.filter((row) => !row.hidden).length;
            status.textContent = wanted === '' ? '' : shown.toLocaleString('en') + ' of ' + rows.length.toLocaleString('en') + ' rows';
        });
    };

    document.querySelectorAll('table').forEach((table) => {
        const rows = table.tBodies[0].rows.length;
        if (rows > 1 && table.id !== 'change') {
            sortable(table);
        }
        if (rows > MOST_UNFILTERED) {
            filterable(table);
        }
    });
})();
