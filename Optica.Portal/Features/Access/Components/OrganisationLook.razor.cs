using Microsoft.AspNetCore.Components;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Access.Components;

/// <summary>Opens an organisation's customers to a platform admin, who says why, and shuts them again.</summary>
public sealed partial class OrganisationLook(PlatformAccessService service, NavigationManager navigation, Toasts toasts)
{
    private DialogForm dialog = default!;
    private Typed model = new();
    private bool busy;

    /// <summary>The organisation.</summary>
    [Parameter, EditorRequired]
    public OrganisationRow Row { get; set; } = default!;

    /// <summary>It was opened or shut.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    private string CustomersHref => UrlQuery.Format("/admin/customers", ("organisation", Row.Id.ToString()));

    private void Ask()
    {
        model = new();
        dialog.Open(model);
    }

    private async Task<Error?> SaveAsync()
    {
        var row = Row;
        if ((await service.OpenAsync(row.Id, model.Reason, CancellationToken.None)).Error is { } error)
        {
            return error;
        }

        toasts.Success(Words["look_began", row.Name]);
        await Done.InvokeAsync();
        // the button says whom one is going to see
        navigation.NavigateTo(CustomersHref);
        return null;
    }

    private async Task EndAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            var row = Row;
            if ((await service.EndAsync(row.Id, CancellationToken.None)).Error is { } error)
            {
                toasts.Error(error.Message);
            }
            else
            {
                toasts.Success(Words["look_ended", row.Name]);
            }

            await Done.InvokeAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private sealed class Typed
    {
        public string? Reason { get; set; }
    }
}
