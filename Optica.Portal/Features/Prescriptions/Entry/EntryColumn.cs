using System.Globalization;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>One property of an eye as a column of the entry grid: how it is written, and what typed text means.</summary>
/// <param name="Name">Name of the property of <see cref="EyeInput"/>, which is the key of its words, too.</param>
public abstract record EntryColumn(string Name)
{
    /// <summary>The eye's value in its written form; empty for nothing.</summary>
    public abstract string Show(EyeInput eye);

    /// <summary>Reads a text into the eye. What is refused leaves nothing behind, so that the screen never shows one value and holds another.</summary>
    /// <param name="eye">The eye.</param>
    /// <param name="text">As typed.</param>
    /// <param name="eighths">Whether the organisation writes in steps of 0.125.</param>
    /// <returns>Why it is refused, or null.</returns>
    public abstract ValueFault? Take(EyeInput eye, string? text, bool eighths);

    /// <summary>The written form of a number of this column.</summary>
    public virtual string Written(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>How the browser formats and steps it; null for what is no number.</summary>
    public virtual EntrySteps? Steps(bool eighths) => null;
}

/// <summary>Dioptres, prisms and millimetres.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Scale">Range and step, with and without eighths.</param>
/// <param name="Read">Reads the eye.</param>
/// <param name="Write">Writes the eye.</param>
public sealed record MeasureColumn(
    string Name,
    Func<bool, ValueScale> Scale,
    Func<EyeInput, decimal?> Read,
    Action<EyeInput, decimal?> Write
) : EntryColumn(Name)
{
    /// <inheritdoc />
    public override string Show(EyeInput eye) => Read(eye) is { } value ? Written(value) : "";

    /// <inheritdoc />
    public override string Written(decimal value) => Scale(true).Format(value);

    /// <inheritdoc />
    public override ValueFault? Take(EyeInput eye, string? text, bool eighths)
    {
        var reading = Dioptre.Read(text, Scale(eighths));
        Write(eye, reading.Value);
        return reading.Fault;
    }

    /// <inheritdoc />
    public override EntrySteps? Steps(bool eighths) => EntrySteps.Of(Scale(eighths));
}

/// <summary>The axis of the cylinder.</summary>
public sealed record AxisColumn() : EntryColumn(nameof(EyeInput.Axis))
{
    /// <inheritdoc />
    public override string Show(EyeInput eye) => eye.Axis is { } axis ? Axis.Format(axis) : "";

    /// <inheritdoc />
    public override ValueFault? Take(EyeInput eye, string? text, bool eighths)
    {
        var reading = Axis.Read(text);
        eye.Axis = reading.Value;
        return reading.Fault;
    }

    /// <inheritdoc />
    public override EntrySteps? Steps(bool eighths) => EntrySteps.Axis;
}

/// <summary>A short text, such as a brand.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="MaxLength">Longest text.</param>
/// <param name="Read">Reads the eye.</param>
/// <param name="Write">Writes the eye.</param>
public sealed record TextColumn(string Name, int MaxLength, Func<EyeInput, string?> Read, Action<EyeInput, string?> Write)
    : EntryColumn(Name)
{
    /// <inheritdoc />
    public override string Show(EyeInput eye) => Read(eye) ?? "";

    /// <inheritdoc />
    public override ValueFault? Take(EyeInput eye, string? text, bool eighths)
    {
        Write(eye, string.IsNullOrWhiteSpace(text) ? null : text);
        return null;
    }
}

/// <summary>One of a few, such as the base of a prism.</summary>
/// <param name="Name">Name of the property.</param>
public abstract record ChoiceColumn(string Name) : EntryColumn(Name)
{
    /// <summary>Names of the choices.</summary>
    public abstract IReadOnlyList<string> Choices { get; }
}

/// <summary>One of the members of an enumeration.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
/// <param name="Name">Name of the property.</param>
/// <param name="Read">Reads the eye.</param>
/// <param name="Write">Writes the eye.</param>
public sealed record ChoiceColumn<T>(string Name, Func<EyeInput, T?> Read, Action<EyeInput, T?> Write) : ChoiceColumn(Name)
    where T : struct, Enum
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Choices { get; } = Enum.GetNames<T>();

    /// <inheritdoc />
    public override string Show(EyeInput eye) => Read(eye)?.ToString() ?? "";

    /// <inheritdoc />
    public override ValueFault? Take(EyeInput eye, string? text, bool eighths)
    {
        Write(eye, Enum.TryParse<T>(text, out var chosen) && Enum.IsDefined(chosen) ? chosen : null);
        return null;
    }
}
