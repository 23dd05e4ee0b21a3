using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>Readings of a focimeter as they are typed, and what is wrong with them, field by field.</summary>
public sealed class CheckDraft
{
    private readonly Dictionary<string, string> problems = new(StringComparer.Ordinal);

    /// <summary>Both lenses, the right one first.</summary>
    public IReadOnlyList<TypedLens> Lenses { get; } = [.. Eyes.Both.Select(eye => new TypedLens(eye))];

    /// <summary>What is wrong with a field, or null; what concerns the lens stands at its sphere.</summary>
    public string? Problem(Eye eye, string field) =>
        problems.GetValueOrDefault($"{eye}.{field}")
        ?? (field == nameof(LensReading.Sphere) ? problems.GetValueOrDefault(eye.ToString()) : null);

    /// <summary>Reads what was typed; a lens of which nothing was typed is none.</summary>
    /// <returns>The readings; null when a field cannot be read.</returns>
    public LensReadings? Read()
    {
        problems.Clear();
        var (right, left) = (Lenses[0].Read(problems), Lenses[1].Read(problems));
        return problems.Count > 0 ? null : new LensReadings { Right = right, Left = left };
    }

    /// <summary>Takes what the service found wrong.</summary>
    public void Show(Invalid invalid)
    {
        ArgumentNullException.ThrowIfNull(invalid);
        foreach (var field in invalid.Fields)
        {
            problems[field.Field] = field.Message;
        }
    }
}
