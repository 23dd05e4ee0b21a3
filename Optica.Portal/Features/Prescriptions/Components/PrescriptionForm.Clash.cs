using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <content>Somebody else saved the same draft.</content>
public sealed partial class PrescriptionForm
{
    private PrescriptionInput opened = new();
    private PrescriptionClash? clash;
    private long? clashedVersion;

    private IReadOnlyList<ConflictField> Clashing =>
        [
            .. clash!.Fields.Select(one => new ConflictField(
                one.Name,
                PrescriptionSteps.Name(Words, one.Name, Input.Kind ?? PrescriptionKind.SingleVision) ?? one.Name,
                Tell(one, clash.Before),
                Tell(one, clash.Of(isTheirs: false)),
                Tell(one, clash.Of(isTheirs: true))
            )),
        ];

    private string Tell(ClashingField field, PrescriptionInput input) =>
        field.Show(input) is { Length: > 0 } value ? PrescriptionSteps.Tell(Words, field.Name, value) : "";

    /// <summary>What they changed is shown beside what is typed, and the next save is made on theirs. Nothing typed is touched.</summary>
    private async Task CompareAsync()
    {
        if (!(await ReadLatest!()).TryGet(out var latest, out var gone))
        {
            problem = gone;
            return;
        }

        clash = new PrescriptionClash(opened, Input, latest.Input);
        clashedVersion = version ?? Start.Of?.Version;
        (opened, version) = (latest.Input, latest.Of?.Version);
        if (clash.Fields.Count == 0)
        {
            // they saved what is typed here, or nothing but what stood: there is nothing to ask
            clash = null;
            problem = new VersionConflict();
        }
    }

    private void Choose((string Name, bool IsTheirs) choice)
    {
        var field = clash!.Fields.First(one => one.Name == choice.Name);
        var from = clash.Of(choice.IsTheirs);
        if (field.Cell is { } cell)
        {
            desk.Type(cell, cell.Show(from));
        }
        else
        {
            field.Copy!(from, Input);
            desk.Follow();
        }

        Touch();
    }
}
