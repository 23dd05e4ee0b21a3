using Optica.Domain.Common;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>Chilean pesos as people type them: 1234567, 1.234.567, $1.234, $ 1 234, 1.990.- (CL-7); whole and not negative.</summary>
public static class TypedMoney
{
    private static readonly string[] Endings = [".-", ",-", ".–"];

    /// <summary>Reads an amount.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>What it is, and the amount in CLP when it is one.</returns>
    public static (TypedWholeKind Kind, long Amount) Read(string? text)
    {
        var clean = (text ?? "").Trim();
        if (clean.StartsWith("CLP", StringComparison.OrdinalIgnoreCase))
        {
            clean = clean[3..].TrimStart();
        }

        if (clean.StartsWith('$'))
        {
            clean = clean[1..];
        }

        if (Array.Find(Endings, ending => clean.EndsWith(ending, StringComparison.Ordinal)) is { } end)
        {
            clean = clean[..^end.Length];
        }

        var read = TypedWhole.Read(clean);
        // a sign without an amount is not nothing
        return read.Kind == TypedWholeKind.Empty && !string.IsNullOrWhiteSpace(text) ? (TypedWholeKind.Unreadable, 0) : read;
    }

    /// <summary>The shown form, empty for none.</summary>
    public static string Show(long? amount) => amount is { } pesos ? Clp.Format(pesos) : "";
}
