using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>What was typed of one lens; either cylinder form, comma or point.</summary>
/// <param name="eye">Which lens.</param>
public sealed class TypedLens(Eye eye)
{
    private const decimal Hundredth = 0.01m;

    private static readonly Dictionary<string, ValueScale> Scales = new(StringComparer.Ordinal)
    {
        [nameof(LensReading.Sphere)] = new(-30, 30, Hundredth, Signed: true),
        [nameof(LensReading.Cylinder)] = new(-10, 10, Hundredth, Signed: true),
        [nameof(LensReading.Add)] = new(0, 4, Hundredth, Signed: true),
    };

    private readonly Dictionary<string, string?> typed = new(StringComparer.Ordinal);

    /// <summary>Names of the fields, in the order of reading.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [nameof(LensReading.Sphere), nameof(LensReading.Cylinder), nameof(LensReading.Axis), nameof(LensReading.Add)];

    /// <summary>Which lens.</summary>
    public Eye Eye => eye;

    /// <summary>A field as typed.</summary>
    public string? this[string field]
    {
        get => typed.GetValueOrDefault(field);
        set => typed[field] = value;
    }

    /// <summary>Reads the lens; what cannot be read is told.</summary>
    /// <param name="problems">Takes messages by field, such as <c>Right.Sphere</c>.</param>
    /// <returns>The lens, or null when nothing was typed.</returns>
    public LensReading? Read(IDictionary<string, string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var axis = Axis.Read(this[nameof(LensReading.Axis)]);
        if (axis.Fault is { } fault)
        {
            problems[$"{eye}.{nameof(LensReading.Axis)}"] = fault.Message;
        }

        var read = new LensReading
        {
            Sphere = Dioptres(nameof(LensReading.Sphere), problems),
            Cylinder = Dioptres(nameof(LensReading.Cylinder), problems),
            Axis = axis.Value,
            Add = Dioptres(nameof(LensReading.Add), problems),
        };
        return typed.Values.All(string.IsNullOrWhiteSpace) ? null : read;
    }

    private decimal? Dioptres(string field, IDictionary<string, string> problems)
    {
        var reading = Dioptre.Read(this[field], Scales[field]);
        if (reading.Fault is { } fault)
        {
            problems[$"{eye}.{field}"] = fault.Message;
        }

        return reading.Value;
    }
}
