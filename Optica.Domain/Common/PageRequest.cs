namespace Optica.Domain.Common;

/// <summary>Which page is wanted. Whatever comes in, the values stay within their ranges: lists never fail over paging.</summary>
public sealed record PageRequest
{
    /// <summary>Largest page.</summary>
    public const int MaximumSize = 100;

    /// <summary>Rows a page when nothing is said.</summary>
    public const int DefaultSize = 25;

    private const int LastNumber = 1_000_000;

    /// <summary>Asks for a page.</summary>
    /// <param name="number">From 1; anything lower is 1.</param>
    /// <param name="size">1–100; anything else is brought into the range.</param>
    public PageRequest(int number = 1, int size = DefaultSize)
    {
        Number = Math.Clamp(number, 1, LastNumber);
        Size = Math.Clamp(size, 1, MaximumSize);
    }

    /// <summary>Page number from 1.</summary>
    public int Number { get; }

    /// <summary>Rows a page, 1–100.</summary>
    public int Size { get; }

    /// <summary>A row that the page begins beside, where one is known; lists that cannot use it count the rows before.</summary>
    public PageAnchor? Anchor { get; init; }

    /// <summary>Rows before this page.</summary>
    public int Skip => (Number - 1) * Size;
}
