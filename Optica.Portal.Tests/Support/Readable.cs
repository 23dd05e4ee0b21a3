using AngleSharp.Dom;

namespace Optica.Portal.Tests.Support;

/// <summary>What people read of markup.</summary>
internal static class Readable
{
    /// <summary>The words of an element, cell by cell, with single spaces.</summary>
    public static string Words(this INode element) =>
        string.Join(
            ' ',
            element
                .GetDescendantsAndSelf()
                .OfType<IText>()
                .SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );
}
