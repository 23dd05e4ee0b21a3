using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

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
