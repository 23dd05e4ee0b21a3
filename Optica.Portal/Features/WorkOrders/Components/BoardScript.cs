using Microsoft.JSInterop;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>The functions of <c>wwwroot/js/board.js</c>.</summary>
/// <param name="runtime">The circuit's browser.</param>
/// <param name="moved">A card was dropped: which, and on which column.</param>
public sealed class BoardScript(IJSRuntime runtime, Func<Guid, WorkOrderStatus, Task> moved) : IAsyncDisposable
{
    private readonly ScriptModule script = new(runtime, "./js/board.js");
    private DotNetObjectReference<BoardScript>? self;

    /// <summary>Starts listening to drags.</summary>
    public Task AttachAsync() => script.CallAsync("attach", self ??= DotNetObjectReference.Create(this));

    /// <summary>Puts the focus on a card, wherever it stands now.</summary>
    public Task FocusAsync(Guid job) => script.CallAsync("focusCard", job.ToString());

    /// <summary>Called by the script when a card is dropped; a column that is none is not asked about.</summary>
    [JSInvokable]
    public Task MovedAsync(Guid job, string column) =>
        Enum.TryParse<WorkOrderStatus>(column, out var to) && Enum.IsDefined(to) ? moved(job, to) : Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await script.EndAsync("detach");
        self?.Dispose();
    }
}
