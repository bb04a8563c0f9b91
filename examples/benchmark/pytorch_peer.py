"""The same networks in PyTorch, eager and channels-last: python3 pytorch_peer.py NETWORK BATCH SIDE WARM_UP STEPS"""

import sys
import time

import torch
from torch import nn


class PlusInput(nn.Module):
    def __init__(self, *body):
        super().__init__()
        self.body = nn.Sequential(*body)

    def forward(self, x):
        return x + self.body(x)


def conv(before, after, kernel=3):
    return nn.Conv2d(before, after, kernel, padding=kernel // 2)


def residual(width):
    return PlusInput(conv(width, width), nn.ReLU(), conv(width, width))


def level(widths):
    """Two residual blocks, the levels below it and back, added to what came, and two residual blocks."""
    width = widths[0]
    layers = [residual(width), residual(width)]
    if len(widths) > 1:
        down = nn.Conv2d(width, widths[1], 2, stride=2)
        layers.append(PlusInput(down, level(widths[1:]), conv(widths[1], 4 * width, 1), nn.PixelShuffle(2)))
    return nn.Sequential(*layers, residual(width), residual(width))


def twice():
    return nn.Upsample(scale_factor=2, mode="nearest")


NETWORKS = {
    "pooled": lambda: nn.Sequential(
        conv(3, 32), nn.ReLU(), nn.MaxPool2d(2), conv(32, 64), nn.ReLU(), nn.MaxPool2d(2),
        twice(), conv(64, 32), nn.ReLU(), twice(), conv(32, 3)),
    "flat": lambda: nn.Sequential(
        conv(3, 32), nn.ReLU(), conv(32, 64), nn.ReLU(), conv(64, 32), nn.ReLU(), conv(32, 3)),
    "restorer": lambda: PlusInput(
        nn.PixelUnshuffle(2), conv(4, 48), level([48, 96, 128]), conv(48, 4), nn.PixelShuffle(2)),
}


def main(network, batch, side, warm_up, steps):
    channels = 1 if network == "restorer" else 3
    model = NETWORKS[network]().to(memory_format=torch.channels_last)
    images = torch.rand(batch, channels, side, side).contiguous(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(model.parameters())
    begin = 0.0
    for step in range(warm_up + steps):
        if step == warm_up:
            begin = time.perf_counter()
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(images), images)
        loss.backward()
        optimizer.step()
        loss.item()
    seconds = time.perf_counter() - begin
    parameters = sum(p.numel() for p in model.parameters())
    print(f"peer=pytorch-{torch.__version__} network={network} parameters={parameters}"
          f" batch={batch} steps={steps} seconds={seconds:.6f}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:6]))
