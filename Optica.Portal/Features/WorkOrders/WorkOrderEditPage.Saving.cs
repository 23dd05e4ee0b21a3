using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.WorkOrders;

/// <content>How a job is saved, and what is said of it.</content>
public sealed partial class WorkOrderEditPage
{
    private async Task SaveAsync()
    {
        if (saving)
        {
            return;
        }

        (saving, problem, conflict) = (true, null, null);
        try
        {
            if (await validator.ValidateAsync())
            {
                await TellAsync(await StoreAsync());
            }
            else
            {
                toFocus = true;
            }
        }
        finally
        {
            saving = false;
        }
    }

    // what was asked for is carried through, also when the page is left meanwhile
    private async Task<Result<Guid>> StoreAsync()
    {
        if (Id is not { } id)
        {
            var input = MergingEdit<WorkOrderInput>.Copy(edit!.Input);
            return await service.CreateAsync(input, new OperationOptions(operation), CancellationToken.None);
        }

        string? by = null;
        var error = await edit!.SaveAsync(
            update => service.ChangeAsync(id, update, CancellationToken.None),
            async () =>
            {
                if (!(await opener.OfJobAsync(id, CancellationToken.None)).TryGet(out var latest, out var gone))
                {
                    return gone;
                }

                by = latest.ChangedBy;
                return (latest.Input, latest.Version ?? 0);
            }
        );
        if (error is VersionConflict)
        {
            // what comes together is in the input already: only what clashes is to be chosen
            var mine = MergingEdit<WorkOrderInput>.Copy(edit.Input);
            conflict = new WorkOrderConflict(edit.Before, mine, edit.Stored, edit.Clashes, edit.Taken, by);
        }

        return error is null ? id : error;
    }

    private async Task ChooseAsync((string Name, bool IsTheirs) choice)
    {
        new PartialUpdate<WorkOrderInput>(
            choice.IsTheirs ? conflict!.Theirs : conflict!.Mine,
            new HashSet<string>(StringComparer.Ordinal) { choice.Name }
        ).Over(edit!.Input);
        dirty = true;
        await validator.ValidateAsync();
    }

    private async Task TellAsync(Result<Guid> saved)
    {
        if (saved.TryGet(out var id, out var error))
        {
            dirty = false;
            await guard.ReleaseAsync();
            toasts.Success(Said());
            navigation.NavigateTo(WorkOrdersUrl.Of(id));
            return;
        }

        toFocus = true;
        if (error is Invalid invalid)
        {
            validator.Show(invalid.Fields);
        }
        else if (conflict is null)
        {
            problem = error;
        }
    }

    private string Said() =>
        Id is null ? Words["created"]
        : edit!.Taken.Count == 0 ? Words["changed"]
        : Words["changed_merged", string.Join(", ", edit.Taken.Select(field => Words[WorkOrderWords.Field(field)].Value))];
}
