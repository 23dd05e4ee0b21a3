using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Orders;

/// <summary>An order as it is typed, and how it is saved: one click one effect when new, and never over somebody else unseen.</summary>
/// <param name="start">What the form starts with.</param>
/// <param name="service">Saves.</param>
/// <param name="opener">Reads an order that somebody else saved meanwhile.</param>
/// <param name="operation">The same for every try to save this new order.</param>
public sealed class OrderDraft(OrderForm start, OrderService service, OrderFormOpener opener, Guid operation)
{
    private readonly MergingEdit<OrderInput> edit = new(start.Input, start.Version ?? 0, OrderFormOpener.Copy);
    private OrderInput? mine;

    /// <summary>What stood when the form was opened.</summary>
    public OrderForm Start => start;

    /// <summary>What is typed into.</summary>
    public OrderInput Input => edit.Input;

    /// <summary>What two people changed at once, to choose from; null when nothing.</summary>
    public OrderConflict? Conflict { get; private set; }

    /// <summary>Fields of somebody else that came into the saved order.</summary>
    public IReadOnlyList<string> Taken => edit.Taken;

    /// <summary>Takes a line that is neither described nor priced out again: it was added and left alone.</summary>
    public void DropBlankLines() =>
        Input.Lines.RemoveAll(line => line != Input.Lines[0] && line is { Description: null or "", UnitPrice: null, ProductId: null });

    /// <summary>The same for every try to save this new one.</summary>
    public Guid Operation => operation;

    /// <summary>What was typed, as one text.</summary>
    public string Write() => edit.Write();

    /// <summary>Goes on with what <see cref="Write"/> wrote.</summary>
    public void Read(string text)
    {
        edit.Read(text);
        if (start.Branches.Count <= 1)
        {
            // nobody can see or choose it here: it is taken where this form is
            Input.BranchId = edit.Stored.BranchId;
        }
    }

    /// <summary>Saves the order, or what was changed of it.</summary>
    /// <param name="id">The order to change; null takes a new one.</param>
    /// <returns>The order's id, or why not; of a <see cref="VersionConflict"/> there is <see cref="Conflict"/>.</returns>
    public async Task<Result<Guid>> SaveAsync(Guid? id)
    {
        Conflict = null;
        if (id is not { } known)
        {
            return await service.CreateAsync(OrderFormOpener.Copy(Input), new OperationOptions(operation), CancellationToken.None);
        }

        var error = await edit.SaveAsync(
            update => service.ChangeAsync(known, update.Input, new(update.Version), CancellationToken.None),
            () => ReadAsync(known)
        );
        if (error is VersionConflict)
        {
            // what comes together is in the input already: only what clashes is to be chosen
            mine = OrderFormOpener.Copy(Input);
            Conflict = new OrderConflict(edit.Before, mine, edit.Stored, edit.Clashes, edit.Taken, changedBy);
        }

        return error is null ? known : error;
    }

    /// <summary>Chooses for a field that both changed.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="isTheirs">Whether what is saved is wanted, instead of what was typed.</param>
    public void Choose(string field, bool isTheirs)
    {
        var from = OrderFormOpener.Copy(isTheirs ? edit.Stored : mine ?? Input);
        if (field == nameof(OrderInput.Lines))
        {
            Input.Lines = from.Lines;
        }
        else
        {
            Input.Notes = from.Notes;
        }
    }

    private string? changedBy;

    private async Task<Result<(OrderInput Fields, long Version)>> ReadAsync(Guid id)
    {
        if (!(await opener.OpenAsync(id, null, CancellationToken.None)).TryGet(out var latest, out var gone))
        {
            return gone;
        }

        changedBy = latest.ChangedBy;
        return (latest.Input, latest.Version ?? 0);
    }
}
