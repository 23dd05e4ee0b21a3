using Microsoft.AspNetCore.Components;
using Optica.Data.Organisations;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Saving;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.Access.Components;

/// <summary>Every organisation, for platform admins.</summary>
public sealed partial class OrganisationsTab(
    OrganisationQueries queries,
    OrganisationService service,
    OrganisationDesk desk,
    Toasts toasts,
    NavigationManager navigation
) : IDisposable
{
    private static readonly string[] Kinds = [ChangeKinds.Organisation];
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Branch.DefaultTimeZone);

    private readonly LivePage<OrganisationRow> list = new();
    private ConfirmDialog suspending = default!;
    private SectionErrorBoundary? section;
    private bool busy;

    // on this screen only, until it is closed: nowhere is it kept
    private Invitation? link;

    /// <summary>The tab as it is wanted.</summary>
    [Parameter, EditorRequired]
    public AccessUrl Url { get; set; } = default!;

    /// <summary>As it was read last: asking again may have failed, and somebody types beside it.</summary>
    private OrganisationRow? Opened => list.Known(Url.Record);

    /// <inheritdoc />
    public void Dispose() => list.Dispose();

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private static string StateOf(OrganisationRow row) =>
        row.SuspendedAt is not null ? "is_suspended"
        : row.IsInvited ? "is_invited"
        : "is_working";

    private static BadgeTone ToneOf(OrganisationRow row) =>
        row.SuspendedAt is not null ? BadgeTone.Danger
        : row.IsInvited ? BadgeTone.Neutral
        : BadgeTone.Success;

    private Task LoadAsync() => SectionErrorBoundary.RunAsync(section, () => list.LoadAsync(AskAsync));

    private Task CatchUpAsync(ChangeNews news) => SectionErrorBoundary.RunAsync(section, () => list.CatchUpAsync(AskAsync, news));

    private async Task<Result<Page<OrganisationRow>>> AskAsync(CancellationToken cancellation) =>
        LivePage<OrganisationRow>.Whole(await queries.ListAsync(cancellation));

    private async Task AddedAsync(Invitation made)
    {
        link = made;
        navigation.NavigateTo(Url.List.Format());
        await LoadAsync();
    }

    private async Task SuspendAsync(OrganisationRow row)
    {
        if (await suspending.AskAsync() is { } answer)
        {
            await ActAsync(
                async () => (await service.SuspendAsync(row.Id, answer.Reason, CancellationToken.None)).Error,
                "was_suspended",
                row
            );
        }
    }

    private Task ResumeAsync(OrganisationRow row) =>
        ActAsync(async () => (await service.ResumeAsync(row.Id, CancellationToken.None)).Error, "was_resumed", row);

    private Task RenewAsync(OrganisationRow row) =>
        ActAsync(
            async () => (await desk.RenewAsync(row.Id, CancellationToken.None)).TryGet(out link, out var refused) ? null : refused,
            "first_admin_invited",
            row
        );

    private async Task ActAsync(Func<Task<Error?>> act, string told, OrganisationRow row)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            if (await act() is { } error)
            {
                toasts.Error(error.Message);
            }
            else
            {
                toasts.Success(Words[told, row.Name]);
            }

            await LoadAsync();
        }
        finally
        {
            busy = false;
        }
    }
}
