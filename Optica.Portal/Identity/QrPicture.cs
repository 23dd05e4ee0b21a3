using Microsoft.AspNetCore.Components;
using QRCoder;

namespace Optica.Portal.Identity;

/// <summary>A text as a picture that telephones read.</summary>
internal static class QrPicture
{
    private const int Module = 4;

    /// <summary>The picture, black on white whatever the theme: cameras expect it so.</summary>
    public static MarkupString Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return new(code.GetGraphic(Module, "#000000", "#ffffff", drawQuietZones: false, SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
