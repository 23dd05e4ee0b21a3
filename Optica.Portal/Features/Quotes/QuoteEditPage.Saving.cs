using Optica.Domain.Common;

namespace Optica.Portal.Features.Quotes;

/// <content>How a quote is saved, and what is said of it.</content>
public sealed partial class QuoteEditPage
{
    /// <summary>What was typed before stands in the form again, alternatives included.</summary>
    private void Resumed()
    {
        shown = Input.Alternatives[0];
        Touch();
    }

    private async Task ChooseAsync((string Name, bool IsTheirs) choice)
    {
        draft!.Choose(choice.Name, choice.IsTheirs);
        if (!Input.Alternatives.Contains(shown))
        {
            shown = Input.Alternatives[0];
        }

        Touch();
        await validator.ValidateAsync();
    }

    private async Task SaveAsync()
    {
        if (saving || draft is null)
        {
            return;
        }

        (saving, problem) = (true, null);
        try
        {
            draft.DropBlankLines();
            if (await validator.ValidateAsync())
            {
                await TellAsync(await draft.SaveAsync(Id));
            }
            else
            {
                ShowFirstWrong();
            }
        }
        finally
        {
            saving = false;
        }
    }

    private async Task TellAsync(Result<Guid> saved)
    {
        if (saved.TryGet(out var quoteId, out var error))
        {
            dirty = false;
            await guard.ReleaseAsync();
            Toasts.Success(Said());
            navigation.NavigateTo(QuotesUrl.Of(quoteId));
            return;
        }

        if (error is Invalid invalid)
        {
            // the product is chosen by its name: that is where its message belongs
            var fields = invalid.Fields.Select(field =>
                field with
                {
                    Field = field.Field.Replace(".ProductId", ".Description", StringComparison.Ordinal),
                }
            );
            validator.Show([.. fields]);
            ShowFirstWrong();
        }
        else if (draft!.Conflict is null)
        {
            problem = error;
            toFocus = FirstInvalid;
        }
        else
        {
            toFocus = FirstInvalid;
        }
    }

    /// <summary>What is wrong may stand in an alternative that is not in sight.</summary>
    private void ShowFirstWrong()
    {
        if (!HasMessages(shown) && Input.Alternatives.Find(HasMessages) is { } wrong)
        {
            shown = wrong;
        }

        toFocus = FirstInvalid;
    }

    private string Said() =>
        Id is null ? Words["done_created"]
        : draft!.Taken.Count == 0 ? Words["done_changed"]
        : Words["done_merged", string.Join(", ", draft.Taken.Select(field => Words[$"field_{field}"].Value))];
}
