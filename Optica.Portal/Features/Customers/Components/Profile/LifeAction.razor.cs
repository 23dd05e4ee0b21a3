using Microsoft.AspNetCore.Components;
using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Customers.Components.Profile;

/// <summary>Takes a customer out of daily use, or brings them back.</summary>
public sealed partial class LifeAction(CustomerLifeService life, Toasts toasts) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private ConfirmDialog dialog = default!;
    private bool busy;

    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public CustomerProfile Profile { get; set; } = default!;

    /// <summary>Done: what to say.</summary>
    [Parameter]
    public EventCallback<ProfileNotice> Done { get; set; }

    /// <summary>Refused.</summary>
    [Parameter]
    public EventCallback<Error> Failed { get; set; }

    private async Task AskAsync()
    {
        var (id, name, seen) = (Profile.Id, Profile.FullName, Profile.Version);
        if (await dialog.AskAsync() is null)
        {
            return;
        }

        var notice = new ProfileNotice(Words["deactivated", name], () => UndoAsync(id, name));
        await RunAsync(life.DeactivateAsync(id, seen, gone.Token), notice);
    }

    private Task ReactivateAsync() =>
        RunAsync(life.ReactivateAsync(Profile.Id, Profile.Version, gone.Token), new ProfileNotice(Words["reactivated", Profile.FullName]));

    /// <summary>The offer outlives the page: the clerk may be at the next customer already.</summary>
    private async Task UndoAsync(Guid id, string name)
    {
        var undone = life.ReactivateAsync(id, version: null, CancellationToken.None);
        if (!gone.IsCancellationRequested && Profile.Id == id)
        {
            await RunAsync(undone, new ProfileNotice(Words["reactivated", name]));
        }
        else if ((await undone).Error is { } error)
        {
            toasts.Error(error.Message);
        }
        else
        {
            toasts.Success(Words["reactivated", name]);
        }
    }

    private async Task RunAsync(Task<Result<Done>> change, ProfileNotice notice)
    {
        busy = true;
        var result = await change;
        busy = false;
        await (result.Error is { } error ? Failed.InvokeAsync(error) : Done.InvokeAsync(notice));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }
}
