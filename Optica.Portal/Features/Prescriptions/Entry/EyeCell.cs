using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

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
