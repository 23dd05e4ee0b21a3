using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>A customer's way from the quote to the delivery in words of the screen, by whatever hands. Nothing is typed but what is sold.</summary>
internal sealed partial class WalkDesk(Visitor visitor, IHands hands, IPage? window = null)
{
    /// <summary>Who goes the way: a seller, who may hand over nothing that is not paid.</summary>
    public const string Account = "sales@norte.demo";

    /// <summary>39 990 for the frame, 119 990 for the lenses, 8 000 without tax for the labour.</summary>
    public const string Total = "$169.500";

    /// <summary>Where it happens: the visitor's page, or another window of the same person.</summary>
    public IPage Page => window ?? visitor.Page;

    /// <summary>What the customer owes, on the page of a job.</summary>
    public ILocator Owed => Page.Locator(".facts div", new() { HasText = "Saldo pendiente" }).Locator("dd .badge");

    /// <summary>Who pays full prices and has one prescription, for progressive lenses.</summary>
    public static async Task<Guid> CustomerAsync(PortalHost host, int skip) =>
        Guid.Parse(
            await host.ReadAsync<string>(
                """
                SELECT hex(c.Id) FROM Customers c JOIN Branches b ON b.Id = c.BranchId
                WHERE b.Name = 'Centro' AND c.IsActive AND c.DiscountPercent IS NULL
                AND NOT EXISTS (SELECT 1 FROM AgreementMembers m WHERE m.CustomerId = c.Id)
                AND 1 = (SELECT count(*) FROM Prescriptions p WHERE p.CustomerId = c.Id AND p.Status = 2)
                AND EXISTS
                (
                    SELECT 1 FROM Prescriptions p
                    WHERE p.CustomerId = c.Id AND p.Status = 2 AND p.Kind = 4 AND p.ExpiresOn > date('now', '+7 days')
                )
                ORDER BY c.Id LIMIT 1 OFFSET $skip
                """,
                ("$skip", skip)
            )
        );

    /// <summary>From the profile to a draft of three lines.</summary>
    public async Task QuoteAsync(Guid customer)
    {
        await visitor.GoAsync($"/admin/customers/{customer}");
        await hands.PressAsync(Page.Locator("a[href^='/admin/quotes/new?customer=']").First);
        await LineAsync(1, "AR-102", "$39.990");
        await hands.PressAsync(Page.Locator("[data-line-add]"));
        await LineAsync(2, "LP-150", "$119.990");
        await hands.PressAsync(Page.Locator("[data-line-add]"));
        await LineAsync(3, "SE-MO", "$8.000");
        await Assertions.Expect(Page.Locator(".sum-of .sum dd")).ToHaveTextAsync(Total);
        await hands.PressAsync(Button("Guardar cotización"));
        await ArrivedAsync("/quotes/");
        await Assertions.Expect(Page.Locator(".one .sum dd")).ToHaveTextAsync(Total);
    }

    /// <summary>The customer has it in hand, and takes it.</summary>
    public async Task AcceptAsync()
    {
        await SendAsync();
        await hands.PressAsync(Button("El cliente acepta"));
        await IsAsync("Aceptada");
    }

    /// <summary>The customer has it in hand.</summary>
    public async Task SendAsync()
    {
        await hands.PressAsync(Button("Marcar como entregada"));
        await IsAsync("Entregada");
    }

    /// <summary>The customer does not want it.</summary>
    public async Task RejectAsync(string reason)
    {
        await hands.PressAsync(Page.Locator(".page-actions > .button.danger"));
        await hands.TypeAsync(Page.Locator("#reject-quote-reason"), reason);
        await hands.PressAsync(Page.Locator("dialog[open] .button.danger"));
        await IsAsync("Rechazada");
    }

    /// <summary>Makes order and job of it, once and for all.</summary>
    public async Task ConvertAsync()
    {
        await hands.PressAsync(Button("Convertir en pedido"));
        await hands.PressAsync(Button("Crear el pedido"));
        await IsAsync("Convertida");
        await Assertions.Expect(Button("Convertir en pedido")).ToHaveCountAsync(0);
        await Assertions.Expect(Page.Locator(".one .sum dd")).ToHaveTextAsync(Total);
    }

    /// <summary>To where a link leads.</summary>
    public async Task FollowAsync(ILocator link, string part)
    {
        await hands.PressAsync(link);
        await ArrivedAsync(part);
    }

    /// <summary>Back to where one came from.</summary>
    public async Task BackAsync(string part)
    {
        await Page.GoBackAsync();
        await ArrivedAsync(part);
    }

    /// <summary>Total and balance of the order, on its page and on its receipt.</summary>
    public async Task OrderSaysAsync(string balance)
    {
        await Assertions.Expect(Page.Locator(".order-side .money .sum dd")).ToHaveTextAsync(Total);
        await Assertions.Expect(Page.Locator(".order-side .balance dd")).ToHaveTextAsync(balance);
        var link = Page.Locator(".page-actions a[href$='/receipt']");
        var receipt = await visitor.Context.RunAndWaitForPageAsync(() => hands.PressAsync(link));
        await Assertions.Expect(receipt.Locator(".receipt .sum dd")).ToHaveTextAsync(Total);
        await Assertions.Expect(receipt.Locator(".receipt .balance dd")).ToHaveTextAsync(balance);
        await receipt.CloseAsync();
    }

    /// <summary>Takes a payment by card.</summary>
    public async Task PayAsync(string amount, string offered, string left)
    {
        // by its words: the page before this one had a first button, too
        await hands.PressAsync(Page.Locator(".page-actions > .button.primary", new() { HasText = "Registrar pago" }));
        await Assertions.Expect(Page.Locator("#payment-amount")).ToHaveValueAsync(offered);
        await hands.TypeAsync(Page.Locator("#payment-amount"), amount);
        await hands.PressAsync(Page.Locator("dialog[open] .button.primary"));
        await Assertions.Expect(Page.Locator(".order-side .balance dd")).ToHaveTextAsync(left);
    }

    /// <summary>Takes the job a step on; the focus waits at the heading, where Enter does nothing.</summary>
    public async Task StepAsync(string action, string status)
    {
        await PressAsync(action);
        await IsAsync(status);
        await Assertions.Expect(Page.Locator("h1")).ToBeFocusedAsync();
    }

    /// <summary>Sends the job to the laboratory; one made of a quote has neither laboratory nor promise yet, which is asked about.</summary>
    public async Task ToLabAsync()
    {
        await PressAsync("Enviar al laboratorio");
        await PressAsync("Enviar igual");
        await IsAsync("Enviado al laboratorio");
        await Assertions.Expect(Page.Locator("h1")).ToBeFocusedAsync();
    }

    /// <summary>Presses a button by its words.</summary>
    public Task PressAsync(string words) => hands.PressAsync(Button(words));

    /// <summary>What the job is made by, as its page says it.</summary>
    public async Task<IReadOnlyList<WalkLens>> PrescribedAsync()
    {
        var lenses = new List<WalkLens>();
        foreach (var eye in await Page.Locator(".rx-values tbody tr").AllAsync())
        {
            lenses.Add(
                new WalkLens(
                    await ValueAsync(eye, "Sphere") ?? 0,
                    await ValueAsync(eye, "Cylinder") ?? 0,
                    await ValueAsync(eye, "Axis") ?? 0,
                    await ValueAsync(eye, "Add") ?? 0
                )
            );
        }

        return lenses;
    }

    /// <summary>Types what the focimeter shows of both lenses.</summary>
    public async Task MeasureAsync(IReadOnlyList<WalkLens> lenses)
    {
        foreach (var (lens, eye) in lenses.Zip(["Right", "Left"]))
        {
            await hands.TypeAsync(Page.Locator($"#check-{eye}-Sphere"), Text(lens.Sphere));
            if (lens.Cylinder != 0)
            {
                await hands.TypeAsync(Page.Locator($"#check-{eye}-Cylinder"), Text(lens.Cylinder));
                await hands.TypeAsync(Page.Locator($"#check-{eye}-Axis"), Text(lens.Axis));
            }

            await hands.TypeAsync(Page.Locator($"#check-{eye}-Add"), Text(lens.Add));
        }

        await hands.PressAsync(Button("Evaluar y guardar"));
    }

    /// <summary>Where quote, order or job is.</summary>
    public Task IsAsync(string status) => Assertions.Expect(Page.Locator(".page-title .badge").First).ToHaveTextAsync(status);

    /// <summary>A button by its words.</summary>
    public ILocator Button(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    private static string Text(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static async Task<decimal?> ValueAsync(ILocator eye, string name)
    {
        var cell = eye.Locator($"[data-value={name}]");
        return await cell.CountAsync() == 1 && Number().Match(await cell.InnerTextAsync()) is { Success: true } found
            ? decimal.Parse(found.Value, NumberStyles.Number, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>A product by its code, as a scanner types it; its price shows that it was found.</summary>
    private async Task LineAsync(int line, string code, string price)
    {
        await hands.TypeAsync(Page.Locator($"#line-{line}-description"), code);
        await Assertions.Expect(Page.Locator($"#line-{line}-price")).ToHaveValueAsync(price);
    }

    private async Task ArrivedAsync(string part)
    {
        await Page.ArrivesAsync(Regex.Escape(part.TrimEnd('/')) + ".*" + Arrival.AtARecord);
        await visitor.SettleAsync();
    }

    [GeneratedRegex("[+-]?[0-9]+(\\.[0-9]+)?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
