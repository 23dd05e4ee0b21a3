using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>What can be done with a job now, by who is looking; the services decide all the same.</summary>
public sealed partial class WorkOrderActions(ICurrentAccess access, IJSRuntime runtime) : IAsyncDisposable
{
    private FormsScript? script;
    private long? pressedAt;
    private bool moving;
    private bool toHeading;

    /// <summary>The job.</summary>
    [Parameter, EditorRequired]
    public WorkOrderDetail Job { get; set; } = default!;

    /// <summary>Nothing may be done with the customer's data: what would be refused is not offered (CL-12).</summary>
    [Parameter]
    public bool IsSuspended { get; set; }

    /// <summary>Takes a step.</summary>
    [Parameter, EditorRequired]
    public Func<WorkOrderStatus, Task> Move { get; set; } = default!;

    /// <summary>The job is to be made anew.</summary>
    [Parameter]
    public EventCallback Remake { get; set; }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // the button that was pressed is gone: Enter pressed twice must not take the step after it
        if (pressedAt is { } version && version != Job.Row.Version)
        {
            (toHeading, pressedAt) = (true, null);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toHeading)
        {
            toHeading = false;
            script ??= new FormsScript(runtime);
            await script.FocusHeadingAsync();
        }
    }

    private bool MayEdit => Job.Branch.MayChange && access.Scope.May(Permissions.WorkOrdersEdit);

    /// <summary>The next step of the way stands out; waiting for money is none.</summary>
    private string Look(WorkOrderStatus to) =>
        WorkOrderRules.NeedsNote(to) ? "danger"
        : to == Job.Row.Allowed.FirstOrDefault(step => step != WorkOrderStatus.OnHoldPayment) ? "primary"
        : "secondary";

    private async Task GoAsync(WorkOrderStatus to)
    {
        moving = true;
        pressedAt = Job.Row.Version;
        try
        {
            await Move(to);
        }
        finally
        {
            moving = false;
        }
    }
}
