using System.Globalization;

namespace Optica.Domain.Common;

/// <summary>Chilean pesos as they are written: no decimals, points between thousands (CL-7).</summary>
public static class Clp
{
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = ".", NumberGroupSizes = [3] };

    /// <summary><c>$1.234.567</c>, <c>-$500</c>.</summary>
    public static string Format(long amount) => $"{(amount < 0 ? "-" : "")}${Math.Abs((decimal)amount).ToString("N0", Numbers)}";
}
