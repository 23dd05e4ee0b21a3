using Microsoft.AspNetCore.Components;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>
/// Takes steps of jobs for board and page: asks for the cause or reason a step needs, and, where something is due, for the reason of
/// those who may hand over all the same. The service decides.
/// </summary>
public sealed partial class JobMover(WorkOrderLifeService life, WorkOrderQueries queries, ICurrentAccess access)
{
    private ConfirmDialog cause = default!;
    private ConfirmDialog reason = default!;
    private ConfirmDialog anyway = default!;
    private ConfirmDialog sending = default!;
    private IReadOnlyList<string> doubts = [];
    private bool working;
    private string? owed;

    /// <summary>The step was taken.</summary>
    [Parameter]
    public EventCallback<(WorkOrderRow Job, WorkOrderStatus To)> Moved { get; set; }

    /// <summary>It was refused.</summary>
    [Parameter]
    public EventCallback<Error> Refused { get; set; }

    private string Number { get; set; } = "";

    /// <summary>Takes a step; one at a time.</summary>
    /// <param name="job">As it is shown.</param>
    /// <param name="to">Where to.</param>
    public async Task MoveAsync(WorkOrderRow job, WorkOrderStatus to)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (working)
        {
            return;
        }

        (working, Number) = (true, job.Number);
        // called from outside: the questions name the job only once they are shown anew
        StateHasChanged();
        try
        {
            await RunAsync(job, to);
        }
        finally
        {
            working = false;
        }
    }

    private async Task RunAsync(WorkOrderRow job, WorkOrderStatus to)
    {
        var move = new WorkOrderMove(to);
        // a step that cannot be taken is refused before anything is asked
        if (WorkOrderRules.NeedsNote(to) && job.Allowed.Contains(to))
        {
            if (await (to == WorkOrderStatus.Returned ? cause : reason).AskAsync() is not { } said)
            {
                return;
            }

            move = move with { Note = said.Reason };
        }

        doubts = to == WorkOrderStatus.SentToLab && job.Allowed.Contains(to) ? [.. Doubts(await AsItIsAsync(job))] : [];
        if (doubts.Count > 0 && await sending.AskAsync() is null)
        {
            return;
        }

        var result = await TakeAsync(job, move);
        if (result.Error is BalanceDue or OrderWithdrawn && access.Scope.May(Permissions.OrdersReverse))
        {
            owed = result.Error.Message;
            StateHasChanged();
            if (await anyway.AskAsync() is { } why)
            {
                result = await TakeAsync(job, move with { OverrideReason = why.Reason });
            }
        }

        await (result.Error is { } error ? Refused.InvokeAsync(error) : Moved.InvokeAsync((job, to)));
    }

    /// <summary>A prescription can be withdrawn without a change of the job, even where no news of it comes: it is looked at anew.</summary>
    private async Task<WorkOrderRow> AsItIsAsync(WorkOrderRow job) =>
        (await queries.RowAsync(job.Id, CancellationToken.None)).TryGet(out var now, out _) ? now : job;

    /// <summary>What a laboratory would ask back for, or make wrong.</summary>
    private static IEnumerable<string> Doubts(WorkOrderRow job)
    {
        if (job.Standing is null)
        {
            yield return "no_prescription";
        }
        else if (job.IsMadeWrong)
        {
            yield return $"rx_{job.Standing}";
        }

        if (job.LabId is null)
        {
            yield return "no_lab";
        }

        if (job.PromisedOn is null)
        {
            yield return "no_promise";
        }
    }

    // what was asked for is carried through, also when the page is left meanwhile
    private Task<Result<Done>> TakeAsync(WorkOrderRow job, WorkOrderMove move) =>
        life.AdvanceAsync(job.Id, move, new ChangeOptions(job.Version), CancellationToken.None);
}
