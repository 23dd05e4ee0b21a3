using Microsoft.AspNetCore.Components;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>Takes readings of both lenses; the service judges them, and a failure returns the job.</summary>
public sealed partial class CheckForm(WorkOrderCheckService checks, TimeProvider time)
{
    private readonly CheckDraft draft = new();
    private Guid operation;
    private string? problem;
    private bool saving;

    /// <summary>The job.</summary>
    [Parameter, EditorRequired]
    public WorkOrderDetail Job { get; set; } = default!;

    /// <summary>The readings were judged and stored.</summary>
    [Parameter]
    public EventCallback<CheckOutcome> Done { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => operation = Ids.New(time);

    private async Task SaveAsync()
    {
        if (saving)
        {
            return;
        }

        (saving, problem) = (true, null);
        try
        {
            if (draft.Read() is not { } readings)
            {
                problem = Words["check_again"];
                return;
            }

            var outcome = await checks.CheckAsync(Job.Row.Id, readings, new OperationOptions(operation), CancellationToken.None);
            if (outcome.TryGet(out var told, out var error))
            {
                await Done.InvokeAsync(told);
            }
            else
            {
                Tell(error);
            }
        }
        finally
        {
            saving = false;
        }
    }

    private void Tell(Error error)
    {
        if (error is Invalid invalid)
        {
            draft.Show(invalid);
            problem = Words["check_again"];
        }
        else
        {
            problem = error.Message;
        }
    }
}
