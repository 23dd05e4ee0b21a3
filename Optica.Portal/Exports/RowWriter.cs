using System.Globalization;
using System.Text;

namespace Optica.Portal.Exports;

/// <summary>Writes rows with the styles of the mould: text as inline strings, days and instants as Excel's numbers; never a formula.</summary>
internal sealed class RowWriter(CellBuffer buffer, IReadOnlyList<ReportColumn> columns, TimeZoneInfo zone)
{
    private readonly byte[][] letters = [.. columns.Select((_, index) => Encoding.ASCII.GetBytes(Letters(index + 1)))];

    /// <summary>Writes a row of values, or of titles.</summary>
    /// <param name="number">Number of the row, from 1.</param>
    /// <param name="values">One a column.</param>
    /// <param name="mould">Styles of the row's cells.</param>
    public void Write(long number, IReadOnlyList<object?> values, RowMould mould)
    {
        if (values.Count != columns.Count)
        {
            throw new ArgumentException($"A row has {values.Count} values for {columns.Count} columns.", nameof(values));
        }

        buffer.Raw("<row r=\""u8).Number(number).Raw("\""u8).Raw(mould.Attributes).Raw(">"u8);
        for (var i = 0; i < values.Count; i++)
        {
            buffer.Raw("<c r=\""u8).Raw(letters[i]).Number(number).Raw("\" s=\""u8).Number(mould.Styles[i]).Raw("\""u8);
            Value(values[i], mould.IsText ? ColumnKind.Text : columns[i].Kind);
        }

        buffer.Raw("</row>"u8);
    }

    /// <summary>Letters of a column: A, Z, AA.</summary>
    public static string Letters(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            name = (char)('A' + ((column - 1) % 26)) + name;
        }

        return name;
    }

    private void Value(object? value, ColumnKind kind)
    {
        switch (value, kind)
        {
            case (null or "", _):
                buffer.Raw("/>"u8);
                break;
            // words may stand where a number does: the label of the totals
            case (string text, _):
                Text(text);
                break;
            case (DateOnly day, ColumnKind.Date):
                Day(day);
                break;
            case (DateTime instant, ColumnKind.Instant):
                Instant(instant);
                break;
            case (int whole, ColumnKind.Count or ColumnKind.Money):
                Number(whole);
                break;
            case (long whole, ColumnKind.Count or ColumnKind.Money):
                Number(whole);
                break;
            case (double share, ColumnKind.Percent) when double.IsFinite(share):
                buffer.Raw("><v>"u8).Number(share).Raw("</v></c>"u8);
                break;
            default:
                throw new ArgumentException($"{value.GetType().Name} does not fit a column of {kind}.", nameof(value));
        }
    }

    private void Number(long number) => buffer.Raw("><v>"u8).Number(number).Raw("</v></c>"u8);

    private void Day(DateOnly day)
    {
        if (ExcelNumber.Of(day) is { } number)
        {
            Number(number);
        }
        else
        {
            Text(day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture));
        }
    }

    private void Instant(DateTime utc)
    {
        if (ExcelNumber.Of(utc, zone) is { } number)
        {
            buffer.Raw("><v>"u8).Number(number).Raw("</v></c>"u8);
        }
        else
        {
            Text(ExcelNumber.Local(utc, zone).ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture));
        }
    }

    private void Text(string text)
    {
        var safe = CellText.Safe(text);
        var keepsEnds = safe.Length > 0 && (char.IsWhiteSpace(safe[0]) || char.IsWhiteSpace(safe[^1]));
        buffer.Raw(" t=\"inlineStr\"><is><t"u8).Raw(keepsEnds ? " xml:space=\"preserve\">"u8 : ">"u8);
        buffer.Text(safe).Raw("</t></is></c>"u8);
    }
}

/// <summary>What the rows of one kind share.</summary>
/// <param name="Styles">Style of each cell.</param>
/// <param name="Attributes">Further attributes of the row, with a space in front.</param>
/// <param name="IsText">Whether every cell is text: the header.</param>
internal sealed record RowMould(IReadOnlyList<int> Styles, byte[] Attributes, bool IsText = false);
