using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>One input of the grid.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Path">Its path from <see cref="PrescriptionInput"/>, as validators name it.</param>
public abstract record EntryCell(string Name, string Path)
{
    /// <summary>Id of the input.</summary>
    public string Id => $"rx-{Path.Replace('.', '-')}";

    /// <summary>The eye; null for a measure of both together.</summary>
    public virtual Eye? Eye => null;

    /// <summary>The written form of what is known; empty for nothing.</summary>
    public abstract string Show(PrescriptionInput input);

    /// <summary>Reads a text; what is refused leaves nothing behind.</summary>
    /// <returns>Why it is refused, or null.</returns>
    public abstract ValueFault? Take(PrescriptionInput input, string? text, bool eighths);

    /// <summary>The written form of a number of this cell.</summary>
    public abstract string Written(decimal value);

    /// <summary>How the browser formats and steps it; null for what is no number.</summary>
    public abstract EntrySteps? Steps(bool eighths);
}

/// <summary>A column of an eye.</summary>
public sealed record EyeCell : EntryCell
{
    private readonly Eye eye;

    /// <summary>Makes the cell.</summary>
    /// <param name="column">The column.</param>
    /// <param name="eye">The eye.</param>
    public EyeCell(EntryColumn column, Eye eye)
        : base(column.Name, $"{eye}.{column.Name}") => (Column, this.eye) = (column, eye);

    /// <summary>The column.</summary>
    public EntryColumn Column { get; }

    /// <inheritdoc />
    public override Eye? Eye => eye;

    /// <inheritdoc />
    public override string Show(PrescriptionInput input) => Column.Show(input.Of(eye));

    /// <inheritdoc />
    public override ValueFault? Take(PrescriptionInput input, string? text, bool eighths) => Column.Take(input.Of(eye), text, eighths);

    /// <inheritdoc />
    public override string Written(decimal value) => Column.Written(value);

    /// <inheritdoc />
    public override EntrySteps? Steps(bool eighths) => Column.Steps(eighths);
}

/// <summary>A measure of both eyes together, in millimetres.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Scale">Range and step.</param>
/// <param name="Read">Reads the input.</param>
/// <param name="Write">Writes the input.</param>
public sealed record PairCell(
    string Name,
    ValueScale Scale,
    Func<PrescriptionInput, decimal?> Read,
    Action<PrescriptionInput, decimal?> Write
) : EntryCell(Name, Name)
{
    /// <summary>Binocular pupillary distance looking far (OR-6).</summary>
    public static readonly PairCell PdDistance = new(
        nameof(PrescriptionInput.PdDistance),
        ValueScale.BinocularPd,
        input => input.PdDistance,
        (input, value) => input.PdDistance = value
    );

    /// <summary>Binocular pupillary distance looking near (OR-6).</summary>
    public static readonly PairCell PdNear = new(
        nameof(PrescriptionInput.PdNear),
        ValueScale.BinocularPd,
        input => input.PdNear,
        (input, value) => input.PdNear = value
    );

    /// <summary>Vertex distance (OR-7).</summary>
    public static readonly PairCell VertexDistance = new(
        nameof(PrescriptionInput.VertexDistance),
        ValueScale.VertexDistance,
        input => input.VertexDistance,
        (input, value) => input.VertexDistance = value
    );

    /// <summary>The binocular distance that a monocular one of the same name may have been meant as; null for other columns.</summary>
    public static PairCell? Of(string name) =>
        name == PdDistance.Name ? PdDistance
        : name == PdNear.Name ? PdNear
        : null;

    /// <inheritdoc />
    public override string Show(PrescriptionInput input) => Read(input) is { } value ? Written(value) : "";

    /// <inheritdoc />
    public override string Written(decimal value) => Scale.Format(value);

    /// <inheritdoc />
    public override ValueFault? Take(PrescriptionInput input, string? text, bool eighths)
    {
        var reading = Dioptre.Read(text, Scale);
        Write(input, reading.Value);
        return reading.Fault;
    }

    /// <inheritdoc />
    public override EntrySteps? Steps(bool eighths) => EntrySteps.Of(Scale);
}

/// <summary>The eyes of an input.</summary>
public static class EntryEyes
{
    /// <summary>The values typed for an eye.</summary>
    public static EyeInput Of(this PrescriptionInput input, Eye eye) => eye == Eye.Right ? input.Right : input.Left;
}
