import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { createAdapter } from '@socket.io/redis-adapter'
import { Server } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { type Door, doors } from './doors.ts'

for (const [name, open] of Object.entries(doors)) {
  describe(`@socket.io/redis-adapter ${name}`, () => {
    let door: Door
    const servers: Server[] = []
    const sockets: Socket[] = []
    before(async () => {
      door = await open()
      for (let index = 0; index < 2; index += 1) {
        const http = createServer().listen(0, '127.0.0.1')
        await once(http, 'listening')
        const server = new Server(http, { adapter: createAdapter(door.connect(), door.connect()) })
        server.on('connection', (socket) => {
          socket.on('join', (room: string, done: () => void) => {
            void socket.join(room)
            done()
          })
        })
        servers.push(server)
        const socket = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
          transports: ['websocket'],
        })
        await next(socket, 'connect')
        sockets.push(socket)
      }
    })
    after(async () => {
      for (const socket of sockets) socket.close()
      await Promise.all(servers.map((server) => server.close()))
      door.close()
    })

    const server = (index: number) => servers[index] as Server
    const socket = (index: number) => sockets[index] as Socket

    test('servers see each other', async () => {
      const deadline = Date.now() + 5000
      while ((await server(0).fetchSockets()).length < 2 && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      assert.equal((await server(0).fetchSockets()).length, 2)
    })

    test('a message reaches the clients of all servers', async () => {
      const received = sockets.map((client) => next(client, 'hello'))
      server(0).emit('hello', { text: 'world', bytes: Buffer.from([0, 255]) })
      for (const message of await Promise.all(received)) {
        assert.equal((message as { text: string }).text, 'world')
      }
    })

    test('a message to a room reaches only its members, on whichever server', async () => {
      await socket(1).emitWithAck('join', 'room')
      let strayed = false
      socket(0).once('news', () => {
        strayed = true
      })
      const received = next(socket(1), 'news')
      server(0).to('room').emit('news', 1)
      assert.equal(await received, 1)
      assert.equal(strayed, false)
    })

    test('servers talk to each other', async () => {
      const received = new Promise((resolve) => {
        server(1).once('ping-all', (text: string) => resolve(text))
      })
      server(0).serverSideEmit('ping-all', 'anyone?')
      assert.equal(await received, 'anyone?')
    })
  })
}

/** The first argument of the next event of this name. */
function next(socket: Socket, event: string): Promise<unknown> {
  return new Promise((resolve) => {
    socket.once(event, resolve)
  })
}
