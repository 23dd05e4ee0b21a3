using System.Globalization;
using System.Text;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Resources;

namespace Optica.Domain.Prescriptions;

/// <summary>
/// A prescription in one line: <c>od -2,25 -0,75x180 add 2,00 dp 31,5/31</c>. Each eye is named (od; oi or os; ao or ou for both), then
/// sphere (or plano, neutro), cylinder with its sign, axis; then, in any order, add, prism with its base, height, and the distances of
/// both eyes. Spanish and English words, comma or point, any dash. An addition or height that is said once, at the end, is for both eyes.
/// </summary>
public static class PrescriptionShorthand
{
    /// <summary>Longest line that is read.</summary>
    public const int Longest = 400;

    /// <summary>Field under which faults of the line are reported.</summary>
    public const string Field = "Shorthand";

    /// <summary>Reads a line. Values are judged by their scales; what belongs together is the validator's business.</summary>
    /// <param name="line">The line.</param>
    /// <param name="rules">The organisation's settings.</param>
    /// <returns>The values said, all else null; or <see cref="Invalid"/> at <see cref="Field"/>, naming the part that was not understood.</returns>
    public static Result<OpticalValues> Read(string? line, PrescriptionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var text = TextRules.CleanLine(line) ?? "";
        if (text.Length > Longest)
        {
            return Invalid.At(Field, "too_long", Longest);
        }

        return TextRules.IsClean(text, multiline: false)
            ? new ShorthandReader(ShorthandScanner.Scan(text), rules.Eighths).Read()
            : Invalid.At(Field, "control_characters");
    }

    /// <summary>The line that reads back as these values, with the words of the current UI culture. Brand, colour and duration of contact lenses have no shorthand.</summary>
    public static string Format(OpticalValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var line = new StringBuilder();
        foreach (var eye in Eyes.Both.Where(eye => SaysAnything(values[eye])))
        {
            line.Append(CultureInfo.InvariantCulture, $" {eye.Label().ToLowerInvariant()}");
            Write(line, values[eye]);
        }

        if (NeedsClosing(values))
        {
            line.Append(CultureInfo.InvariantCulture, $" {Eye.Right.Label().ToLowerInvariant()}");
        }

        WritePd(line, "", values.PdDistance, (values.Right.PdDistance, values.Left.PdDistance));
        WritePd(line, $" {Word("near")}", values.PdNear, (values.Right.PdNear, values.Left.PdNear));
        Append(line, Word("vertex"), values.VertexDistance);
        return line.ToString().TrimStart();
    }

    private static void Write(StringBuilder line, EyePrescription eye)
    {
        if (eye.Sphere is { } sphere)
        {
            line.Append(' ').Append(Dioptre.Format(sphere));
        }

        if (eye.Cylinder is { } cylinder)
        {
            line.Append(eye.Sphere is null ? $" {Word("cylinder")} " : " ").Append(Dioptre.Format(cylinder));
        }

        if (eye.Axis is { } axis)
        {
            line.Append(eye.Cylinder is null ? " x" : "x").Append(Axis.Format(axis));
        }

        if (eye.Add is { } add)
        {
            line.Append(" add ").Append(Dioptre.Format(add));
        }

        WritePrism(line, eye.HorizontalPrism, eye.HorizontalBase is { } side ? Word(side == HorizontalBase.In ? "in" : "out") : null);
        WritePrism(line, eye.VerticalPrism, eye.VerticalBase is { } end ? Word(end == VerticalBase.Up ? "up" : "down") : null);
        Append(line, Word("height"), eye.SegmentHeight);
        Append(line, Word("base_curve"), eye.BaseCurve);
        Append(line, Word("diameter"), eye.Diameter);
    }

    private static void WritePrism(StringBuilder line, decimal? prism, string? side)
    {
        if (prism is { } amount && side is not null)
        {
            line.Append(CultureInfo.InvariantCulture, $" {Word("prism")} {ValueScale.Prism.Format(amount)} {side}");
        }
    }

    private static void WritePd(StringBuilder line, string where, decimal? binocular, (decimal? Right, decimal? Left) each)
    {
        Append(line, $"{Word("pd")}{where}", binocular);
        if ((each.Right ?? each.Left) is not null)
        {
            line.Append(CultureInfo.InvariantCulture, $" {Word("pd")}{where} {Plain(each.Right)}/{Plain(each.Left)}");
        }
    }

    private static void Append(StringBuilder line, string word, decimal? value)
    {
        if (value is not null)
        {
            line.Append(CultureInfo.InvariantCulture, $" {word} {Plain(value)}");
        }
    }

    /// <summary>What only the left eye has would read as meant for both: naming the right eye behind it closes it.</summary>
    private static bool NeedsClosing(OpticalValues values) =>
        values.Right.Sphere is not null
        && (
            (values.Left.Add is not null && values.Right.Add is null)
            || (values.Left.SegmentHeight is not null && values.Right.SegmentHeight is null)
        );

    private static bool SaysAnything(EyePrescription eye) =>
        (eye.Sphere ?? eye.Cylinder ?? eye.Axis ?? eye.Add ?? eye.HorizontalPrism ?? eye.VerticalPrism) is not null
        || (eye.SegmentHeight ?? eye.BaseCurve ?? eye.Diameter) is not null;

    private static string Plain(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private static string Word(string key) => DomainText.Get($"shorthand_{key}");
}
