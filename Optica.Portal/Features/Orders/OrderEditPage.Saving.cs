using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Portal.Features.Orders;

/// <content>Saves what was typed, and says what came of it.</content>
public sealed partial class OrderEditPage
{
    private async Task SaveAsync(bool pays)
    {
        if (saving || draft is null)
        {
            return;
        }

        (saving, problem, refused) = (true, null, null);
        try
        {
            draft.DropBlankLines();
            if (await validator.ValidateAsync())
            {
                await TellAsync(await draft.SaveAsync(Id), pays);
            }
            else
            {
                toFocus = FirstInvalid;
            }
        }
        finally
        {
            saving = false;
        }
    }

    private async Task TellAsync(Result<Guid> saved, bool pays)
    {
        if (saved.TryGet(out var orderId, out var error))
        {
            dirty = false;
            await guard.ReleaseAsync();
            Toasts.Success(Said());
            navigation.NavigateTo($"{OrdersUrl.Path}/{orderId}{(pays ? "?pay=1" : "")}");
            return;
        }

        toFocus = FirstInvalid;
        if (error is Invalid invalid)
        {
            // the reason is asked for once it is needed, of those who may give one; others are told where it stands in the way
            if (invalid.Fields.FirstOrDefault(field => field.Field == nameof(OrderInput.Reason)) is { } reason)
            {
                asksReason = reason.Code != "lowering_not_yours";
                refused = asksReason ? null : reason.Message;
            }

            // the product is chosen by its name: that is where its message belongs
            var fields = invalid.Fields.Select(field =>
                field with
                {
                    Field = field.Field.Replace(".ProductId", ".Description", StringComparison.Ordinal),
                }
            );
            validator.Show([.. fields]);
        }
        else if (draft!.Conflict is null)
        {
            problem = error;
        }
    }

    private string Said() =>
        Id is null ? Words["done_created"]
        : draft!.Taken.Count == 0 ? Words["done_changed"]
        : Words["done_merged", string.Join(", ", draft.Taken.Select(field => Words[$"field_{field}"].Value))];
}
