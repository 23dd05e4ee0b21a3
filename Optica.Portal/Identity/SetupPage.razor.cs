using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Portal.Identity;

/// <summary>The first account of an installation. Not found as soon as there is one, and for whoever holds no good token.</summary>
public sealed partial class SetupPage(FirstAccounts service, IPasswordHasher<OpticaUser> hasher, NavigationManager navigation)
    : ComponentBase
{
    private readonly Dictionary<string, string> errors = new(StringComparer.Ordinal);
    private bool isOpen;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    private SignInService SignIn { get; set; } = default!;

    [SupplyParameterFromForm]
    private SetupForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "token")]
    private string? Token { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => Answer(await service.IsGoodAsync(Token, HttpContext.RequestAborted));

    private void Answer(bool open)
    {
        isOpen = open;
        if (!open)
        {
            HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private string? ErrorAt(string field) => errors.GetValueOrDefault(field);

    private async Task SubmitAsync()
    {
        if (!isOpen || Form is null)
        {
            return;
        }

        var input = new FirstAccountInput
        {
            Organisation = Form.Organisation,
            Branch = Form.Branch,
            Name = Form.Name,
            Email = Form.Email,
        };
        Judge(input, Form);
        if (errors.Count > 0)
        {
            return;
        }

        var made = await service.UseAsync(Token, input, user => hasher.HashPassword(user, Form.Next!), HttpContext.RequestAborted);
        if (!made.TryGet(out var user, out _))
        {
            Answer(open: false);
            return;
        }

        await SignIn.SignInAsync(user, HttpContext.Request.Headers.UserAgent);
        navigation.NavigateTo("/");
    }

    /// <summary>Every message at once, each at its field.</summary>
    private void Judge(FirstAccountInput input, SetupForm form)
    {
        foreach (var error in new FirstAccountInputValidator().Check(input)?.Fields ?? [])
        {
            errors.TryAdd(error.Field, error.Message);
        }

        if (PasswordRules.Check(form.Next, new(form.Name, form.Email)) is { } refused)
        {
            errors["next"] = Fields[refused];
        }
        else if (form.Next != form.Again)
        {
            errors["again"] = Fields["PasswordsDiffer"];
        }
    }

    internal sealed class SetupForm
    {
        public string? Organisation { get; set; }

        public string? Branch { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Next { get; set; }

        public string? Again { get; set; }
    }
}
