using Microsoft.AspNetCore.Components;
using Optica.Data.Products;
using Optica.Domain.Common;
using Optica.Domain.Products;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Products;

/// <summary>What the organisation sells. The address is the state; a newer wish cancels the load under way.</summary>
public sealed partial class ProductsPage(ProductQueries queries, ProductService service, ICurrentAccess access, Toasts toasts)
{
    private CancellationTokenSource loading = new();
    private ProductsUrl url = new();
    private Page<ProductRow>? page;
    private ProductRow? opened;
    private Error? problem;

    private bool MayManage => access.Scope.May(Permissions.CatalogueManage);

    private string Empty =>
        page!.Total > 0 ? "beyond"
        : url.IsFiltered ? "none"
        : "empty";

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        var next = ProductsUrl.Parse(Navigation.Uri);
        if (Here.Split('?')[0] != ProductsUrl.Path || next == url)
        {
            return Task.CompletedTask;
        }

        var isSameList = next.List == url.List;
        url = next;
        return isSameList ? OpenAsync(loading) : LoadAsync();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        loading.Cancel();
        loading.Dispose();
    }

    private void Go((ProductsUrl Url, bool Typing) to) =>
        Navigation.NavigateTo(to.Url.Format(), new NavigationOptions { ReplaceHistoryEntry = to.Typing });

    private async Task LoadAsync()
    {
        await loading.CancelAsync();
        loading.Dispose();
        var mine = loading = new CancellationTokenSource();
        url = ProductsUrl.Parse(Navigation.Uri);
        try
        {
            var result = await queries.ListAsync(url.ToFilter(), new PageRequest(url.Page, url.Size), mine.Token);
            if (loading == mine)
            {
                page = result.TryGet(out var rows, out problem) ? rows : null;
                await OpenAsync(mine);
            }
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // a newer wish is being loaded; drivers tell of a cancelled query in several ways
        }
    }

    /// <summary>The product of the side form: usually on this page already.</summary>
    private async Task OpenAsync(CancellationTokenSource mine)
    {
        if (!Guid.TryParse(url.Edit, out var id) || !MayManage)
        {
            opened = null;
            return;
        }

        opened = page?.Items.FirstOrDefault(row => row.Id == id);
        if (opened is null)
        {
            opened = (await queries.ReadAsync(id, mine.Token)).TryGet(out var found, out var missing) ? found : null;
            if (missing is not null)
            {
                toasts.Error(missing.Message);
            }
        }
    }

    private Task SavedAsync(string name)
    {
        toasts.Success(Words["saved", name]);
        return LoadAsync();
    }

    private Task ToggleAsync(ProductRow row) => ToggleAsync(row, isActive: !row.IsActive, undoable: true);

    private async Task ToggleAsync(ProductRow row, bool isActive, bool undoable)
    {
        var update = new PartialUpdate<ProductInput>(
            new ProductInput { IsActive = isActive },
            new HashSet<string>(StringComparer.Ordinal) { nameof(ProductInput.IsActive) }
        );
        if ((await service.ChangeAsync(row.Id, update, CancellationToken.None)).Error is { } error)
        {
            toasts.Error(error.Message);
            return;
        }

        var undo = new ToastAction(Words["undo"], () => ToggleAsync(row, !isActive, undoable: false));
        toasts.Success(Words[isActive ? "sold_again" : "stopped", row.Name], undoable ? undo : null);
        // undone from another page, there is nothing to show
        if (!loading.IsCancellationRequested)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }
}
