namespace Optica.Portal.Exports;

/// <summary>A column of a sheet.</summary>
/// <param name="Title">Title in the header; different from the others of its sheet.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Width">Width in characters; 0 takes the usual one of the kind.</param>
public sealed record ReportColumn(string Title, ColumnKind Kind = ColumnKind.Text, int Width = 0)
{
    /// <summary>Width in characters: enough for the longest usual value and for the title on two lines.</summary>
    public int Characters => Width > 0 ? Width : Math.Max(Usual, (Title.Length / 2) + 5);

    private int Usual =>
        Kind switch
        {
            ColumnKind.Text => 22,
            ColumnKind.Date => 12,
            ColumnKind.Instant => 17,
            ColumnKind.Money => 15,
            _ => 11,
        };
}
